package dev.muster.admin.installation;

/** A data directory can't be used as asked. The message is one sentence that says what to do. */
public final class DataDirectoryException extends RuntimeException {
  /** Takes the sentence. */
  public DataDirectoryException(String message) {
    super(message);
  }

  /** Takes the sentence and what is behind it. */
  public DataDirectoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
