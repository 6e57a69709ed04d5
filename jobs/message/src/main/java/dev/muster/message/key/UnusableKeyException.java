package dev.muster.message.key;

/** Bytes that are no key of the type they are said to be of. Names the defect only. */
public final class UnusableKeyException extends Exception {
  /** A defect. */
  public UnusableKeyException(String message) {
    super(message);
  }

  /** A defect, and what found it. */
  public UnusableKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
