package dev.muster.connectors.kafka;

/** Kafka isn't as the pipeline needs it. The message is one sentence that says what to do. */
public final class PreflightException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PreflightException(String message) {
    super(message);
  }

  /** One sentence, and what led to it. */
  public PreflightException(String message, Throwable cause) {
    super(message, cause);
  }
}
