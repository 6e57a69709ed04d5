package dev.muster.admin.control;

/**
 * The broker didn't take a record, or doesn't show whether a control record counts. Publishing
 * again, under a new version, does no harm.
 */
public final class PublishFailedException extends RuntimeException {
  private PublishFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  static PublishFailedException refused(String topic, Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return new PublishFailedException(
        "Kafka didn't take the record for %s: %s".formatted(topic, cause.getMessage()), cause);
  }

  /** Leaves the thread interrupted. */
  static PublishFailedException interrupted(String topic, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return refused(topic, cause);
  }

  static PublishFailedException unconfirmed(String topic, Throwable cause) {
    return new PublishFailedException(
        "Kafka took the record for %s, but whether it counts isn't known: run this again (%s)"
            .formatted(topic, cause.getMessage()),
        cause);
  }
}
