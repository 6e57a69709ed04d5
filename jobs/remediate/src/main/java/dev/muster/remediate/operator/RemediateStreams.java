package dev.muster.remediate.operator;

import dev.muster.remediate.AnswerForm;
import dev.muster.remediate.CauseForm;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandChangeForm;
import dev.muster.remediate.DeviceAcknowledgement;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.IgnoredInput;
import dev.muster.remediate.IgnoredInputForm;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentForm;
import dev.muster.stored.serializer.StoredType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** The streams of this stage: types of elements, and side outputs. */
public final class RemediateStreams {
  /** Intents. */
  public static final TypeInformation<Intent> INTENT = new StoredType<>(new IntentForm());

  /** Findings as rules judge them. */
  static final TypeInformation<DeviceFinding> CAUSE = new StoredType<>(new CauseForm());

  /** Answers of devices. */
  static final TypeInformation<DeviceAcknowledgement> ANSWER = new StoredType<>(new AnswerForm());

  /** Every change of state of every command: rows of the table {@code commands}. */
  public static final OutputTag<CommandChange> CHANGES =
      new OutputTag<>("command-changes", new StoredType<>(new CommandChangeForm()));

  /** What came in and had no effect. */
  public static final OutputTag<IgnoredInput> DISREGARDED =
      new OutputTag<>("disregarded", new StoredType<>(new IgnoredInputForm()));

  private RemediateStreams() {}
}
