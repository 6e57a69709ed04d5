package dev.muster.remediate.operator;

import dev.muster.remediate.CommandChange;
import dev.muster.remediate.Disregarded;
import org.apache.flink.util.OutputTag;

/** The side outputs of this stage. */
public final class RemediateOutputs {
  /** Every change of state of every command: rows of the table {@code commands}. */
  public static final OutputTag<CommandChange> CHANGES =
      new OutputTag<>("command-changes", RemediateTypes.COMMAND_CHANGE);

  /** What came in and had no effect. */
  public static final OutputTag<Disregarded> DISREGARDED =
      new OutputTag<>("disregarded", RemediateTypes.DISREGARDED);

  private RemediateOutputs() {}
}
