package dev.muster.bench.worker;

/** A child process did not do its part; the message is one sentence. */
public final class ChildFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChildFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
