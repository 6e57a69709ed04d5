package dev.muster.simulator.agent;

/**
 * Why a device does not act on a command, in the order in which it looks. The order and the
 * conditions are those of {@code MESSAGE.md}.
 */
public enum CommandRefusal {
  /** No command of the version that the device speaks. */
  MALFORMED("malformed", false),
  /** Names another key than the command key. */
  OTHER_SIGNER("signed by another key", false),
  /** For another fleet. */
  OTHER_FLEET("for another fleet", false),
  /** For another device. */
  FOREIGN("for another device", false),
  /** The signature does not verify. */
  FORGED("forged", false),
  /** The counter does not grow. */
  REPLAYED("replayed", false),
  /** Meant for the device before or after a restart. */
  OTHER_EPOCH("for another epoch", true),
  /** Not valid yet. */
  TOO_EARLY("not valid yet", true),
  /** Valid no longer. */
  EXPIRED("expired", true);

  private final String label;
  private final boolean answered;

  CommandRefusal(String label, boolean answered) {
    this.label = label;
    this.answered = answered;
  }

  /** What to call it in a report and in an answer. */
  public String label() {
    return label;
  }

  /** Whether the device tells that it refused: anybody could have caused the others. */
  public boolean answered() {
    return answered;
  }
}
