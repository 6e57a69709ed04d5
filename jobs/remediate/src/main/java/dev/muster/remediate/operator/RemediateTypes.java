package dev.muster.remediate.operator;

import dev.muster.control.operator.ElementTypeInfo;
import dev.muster.remediate.Answer;
import dev.muster.remediate.Cause;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.Disregarded;
import dev.muster.remediate.Intent;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The element types of this stage's streams; none of them falls back to reflection. */
public final class RemediateTypes {
  /** Intents. */
  public static final TypeInformation<Intent> INTENT =
      new ElementTypeInfo<>(Intent.class, new IntentSerializer());

  /** Changes of commands. */
  public static final TypeInformation<CommandChange> COMMAND_CHANGE =
      new ElementTypeInfo<>(CommandChange.class, new CommandChangeSerializer());

  /** Findings as rules judge them. */
  public static final TypeInformation<Cause> CAUSE =
      new ElementTypeInfo<>(Cause.class, new CauseSerializer());

  /** Answers of devices. */
  public static final TypeInformation<Answer> ANSWER =
      new ElementTypeInfo<>(Answer.class, new AnswerSerializer());

  /** What had no effect. */
  public static final TypeInformation<Disregarded> DISREGARDED =
      new ElementTypeInfo<>(Disregarded.class, new DisregardedSerializer());

  private RemediateTypes() {}
}
