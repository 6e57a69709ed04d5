package dev.muster.local.replay;

/** A recording can't be judged again. The message is one sentence that says what to do. */
public final class ReplayFailedException extends RuntimeException {
  ReplayFailedException(String message) {
    super(message);
  }

  ReplayFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
