package dev.muster.admin;

/**
 * What a person asked of a fleet can't be done. The message is one sentence that says what to do.
 */
public final class AdminException extends RuntimeException {
  /** Takes the sentence. */
  public AdminException(String message) {
    super(message);
  }

  /** Takes the sentence and what led to it. */
  public AdminException(String message, Throwable cause) {
    super(message, cause);
  }
}
