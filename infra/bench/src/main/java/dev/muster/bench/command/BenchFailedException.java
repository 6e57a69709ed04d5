package dev.muster.bench.command;

/** Nothing could be measured; the message is one sentence that says why. */
public final class BenchFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchFailedException(String message) {
    super(message);
  }
}
