package dev.muster.condition;

/** A text that is not a condition, or one beyond the limits. The message says what to write. */
public final class ConditionRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  ConditionRefusedException(int line, int column, String message) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** Line within the condition's text, from 1. */
  public int line() {
    return line;
  }

  /** Column within the line, from 1. */
  public int column() {
    return column;
  }
}
