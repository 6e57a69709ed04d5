package dev.muster.message.section;

/** A section that does not open. Carries the outcome and no stack trace. */
public final class SectionRefusedException extends Exception {
  private final SectionOutcome outcome;

  SectionRefusedException(SectionOutcome outcome) {
    super(outcome.name(), null, false, false);
    this.outcome = outcome;
  }

  /** Why it does not open. */
  public SectionOutcome outcome() {
    return outcome;
  }
}
