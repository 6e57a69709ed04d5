package dev.muster.decrypt.operator;

import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.SectionDecision;
import org.apache.flink.util.OutputTag;

/** The side outputs of this stage. */
public final class DecryptOutputs {
  /** What was answered about the sections of each device, minute by minute. */
  public static final OutputTag<SectionDecision> DECISIONS =
      new OutputTag<>("decisions", DecryptTypes.SECTION_DECISION);

  /**
   * Those of the opened sections that policy lets be stored. What takes them must be chained, as
   * with the main output.
   */
  public static final OutputTag<OpenedSection> TO_STORE =
      new OutputTag<>("to-store", DecryptTypes.OPENED_SECTION);

  private DecryptOutputs() {}
}
