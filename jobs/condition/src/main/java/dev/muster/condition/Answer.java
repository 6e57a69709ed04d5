package dev.muster.condition;

/** What a condition says of given values. */
public enum Answer {
  /** The condition holds. */
  TRUE,
  /** The condition does not hold. */
  FALSE,
  /**
   * The condition cannot be answered: a value is absent, a bound was hit, a computation is not
   * defined. Whoever asks decides on the safe side.
   */
  ERROR;

  static Answer of(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? TRUE : FALSE;
    }
    return ERROR;
  }
}
