package dev.muster.message.signature;

/** Bytes that are no key of the algorithm they are said to be for. Names the defect only. */
public final class UnusableKeyException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableKeyException(String message) {
    super(message);
  }

  UnusableKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
