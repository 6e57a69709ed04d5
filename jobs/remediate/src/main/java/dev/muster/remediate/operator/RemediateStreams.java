package dev.muster.remediate.operator;

import dev.muster.remediate.Answer;
import dev.muster.remediate.AnswerForm;
import dev.muster.remediate.Cause;
import dev.muster.remediate.CauseForm;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandChangeForm;
import dev.muster.remediate.Disregarded;
import dev.muster.remediate.DisregardedForm;
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
  static final TypeInformation<Cause> CAUSE = new StoredType<>(new CauseForm());

  /** Answers of devices. */
  static final TypeInformation<Answer> ANSWER = new StoredType<>(new AnswerForm());

  /** Every change of state of every command: rows of the table {@code commands}. */
  public static final OutputTag<CommandChange> CHANGES =
      new OutputTag<>("command-changes", new StoredType<>(new CommandChangeForm()));

  /** What came in and had no effect. */
  public static final OutputTag<Disregarded> DISREGARDED =
      new OutputTag<>("disregarded", new StoredType<>(new DisregardedForm()));

  private RemediateStreams() {}
}
