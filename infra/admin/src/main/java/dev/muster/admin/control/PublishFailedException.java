package dev.muster.admin.control;

/**
 * The broker didn't take a record, or doesn't show whether a control record counts. Publishing
 * again, under a new version, does no harm.
 */
public final class PublishFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PublishFailedException(String topic, Throwable cause) {
    this("Kafka didn't take the record for %s: %s", topic, cause);
  }

  private PublishFailedException(String sentence, String topic, Throwable cause) {
    super(sentence.formatted(topic, cause.getMessage()), cause);
  }

  static PublishFailedException unconfirmed(String topic, Throwable cause) {
    return new PublishFailedException(
        "Kafka took the record for %s, but whether it counts isn't known: run this again (%s)",
        topic, cause);
  }
}
