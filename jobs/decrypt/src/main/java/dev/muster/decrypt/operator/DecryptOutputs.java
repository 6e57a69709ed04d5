package dev.muster.decrypt.operator;

import dev.muster.decrypt.SectionDecision;
import org.apache.flink.util.OutputTag;

/** The side outputs of this stage. */
public final class DecryptOutputs {
  /** What was answered about the sections of each device, minute by minute. */
  public static final OutputTag<SectionDecision> DECISIONS =
      new OutputTag<>("decisions", DecryptTypes.SECTION_DECISION);

  private DecryptOutputs() {}
}
