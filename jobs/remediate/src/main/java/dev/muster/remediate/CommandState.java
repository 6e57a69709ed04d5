package dev.muster.remediate;

/** How far a command has come. Names are wire names and never change. */
public enum CommandState {
  /** Justified, and not issued, for good: over budget, or too soon after another. */
  HELD,
  /** Waits for a person's consent. */
  AWAITING_APPROVAL,
  /** Handed to dispatch. */
  ISSUED,
  /** The device did it and said so in time. */
  ACKNOWLEDGED,
  /** The device verified it and will not do it. */
  REFUSED,
  /** The device tried and could not. */
  FAILED,
  /** Neither approved nor answered before its expiry. */
  EXPIRED;

  /** Says whether nothing follows any more. */
  public boolean last() {
    return this != AWAITING_APPROVAL && this != ISSUED;
  }
}
