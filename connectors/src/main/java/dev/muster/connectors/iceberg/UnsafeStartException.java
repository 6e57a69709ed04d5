package dev.muster.connectors.iceberg;

/**
 * Starting now would lose or double rows or commands; the message says in one sentence why and what
 * to do.
 */
public final class UnsafeStartException extends RuntimeException {

  /** States what is wrong and what to do. */
  public UnsafeStartException(String message) {
    super(message);
  }

  /** States what is wrong and what to do, and what noticed it. */
  public UnsafeStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
