package dev.muster.detect.finding;

/** What became of a finding. The names are stored contracts. */
public enum FindingState {
  /** It was noticed. */
  RAISED(1),
  /** It is over. */
  CLEARED(2),
  /** It was never so: later evidence disproves it. */
  RETRACTED(3);

  private static final FindingState[] STATES = values();

  private final byte code;

  FindingState(int code) {
    this.code = (byte) code;
  }

  /** The stable number in persisted bytes. */
  byte code() {
    return code;
  }

  /** The state of a persisted number. */
  static FindingState ofCode(byte code) {
    for (FindingState state : STATES) {
      if (state.code == code) {
        return state;
      }
    }
    throw new IllegalArgumentException("No state of a finding has the code " + code);
  }
}
