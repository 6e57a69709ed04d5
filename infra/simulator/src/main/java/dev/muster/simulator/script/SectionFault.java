package dev.muster.simulator.script;

import dev.muster.message.section.SectionOutcome;

/**
 * What is wrong with the first section of a message whose signature is right. Labels stand in
 * reports.
 */
public enum SectionFault {
  NONE("sealed as it should be", SectionOutcome.OPENED),
  OTHER_DEVICE("moved from another device", SectionOutcome.UNWRAP_FAILED),
  OTHER_SIGNER("its content key wrapped for another signing key", SectionOutcome.UNWRAP_FAILED),
  OTHER_CLASS("moved to another class", SectionOutcome.NO_KEY),
  OTHER_EPOCH("moved from another epoch", SectionOutcome.UNWRAP_FAILED),
  OTHER_MESSAGE("moved from another message", SectionOutcome.TAG_FAILED),
  OTHER_PLACE("moved from another place in the message", SectionOutcome.TAG_FAILED),
  BROKEN_TAG("authentication tag broken", SectionOutcome.TAG_FAILED),
  FOREIGN_RECIPIENT("sealed for a key that nobody holds", SectionOutcome.NO_KEY),
  NO_SENML("plaintext that is no SenML", SectionOutcome.PLAINTEXT_MALFORMED);

  private final String label;
  private final SectionOutcome outcome;

  SectionFault(String label, SectionOutcome outcome) {
    this.label = label;
    this.outcome = outcome;
  }

  /** What to call it in a report. */
  public String label() {
    return label;
  }

  /** What becomes of the section where policy permits to open it. */
  public SectionOutcome outcome() {
    return outcome;
  }
}
