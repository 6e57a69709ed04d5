package dev.muster.cli;

/** A command can't do what was asked. The message is one sentence that says what to do. */
public final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Takes the sentence. */
  public CommandFailedException(String message) {
    super(message);
  }

  /** Takes the sentence and what led to it. */
  public CommandFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
