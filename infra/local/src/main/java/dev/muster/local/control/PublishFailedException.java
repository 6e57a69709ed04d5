package dev.muster.local.control;

/** The broker didn't take a control record. Publishing again, under a new version, does no harm. */
public final class PublishFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PublishFailedException(String topic, Throwable cause) {
    super("Kafka didn't take the record for %s: %s".formatted(topic, cause.getMessage()), cause);
  }
}
