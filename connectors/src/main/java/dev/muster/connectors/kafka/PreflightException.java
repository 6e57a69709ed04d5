package dev.muster.connectors.kafka;

import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Kafka isn't as the pipeline needs it. The message is one sentence that says what to do. */
public final class PreflightException extends RuntimeException {
  PreflightException(String message) {
    super(message);
  }

  /** One sentence, and what led to it. */
  public PreflightException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A sentence that ends in what Kafka answered. */
  public static PreflightException because(String sentence, ExecutionException failure) {
    return new PreflightException(sentence + ": " + answer(failure), failure);
  }

  /** What Kafka answered, in its words. */
  static @Nullable String answer(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return (cause == null ? failure : cause).getMessage();
  }
}
