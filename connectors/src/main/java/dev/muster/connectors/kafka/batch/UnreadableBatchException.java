package dev.muster.connectors.kafka.batch;

import dev.muster.message.Unopened;

/** A batch can't be read beyond some point. */
final class UnreadableBatchException extends Exception {
  private final Unopened.Cause cause;

  private UnreadableBatchException(Unopened.Cause cause, String message) {
    super(message, null, false, false);
    this.cause = cause;
  }

  static UnreadableBatchException garbage(String message) {
    return new UnreadableBatchException(Unopened.Cause.UNREADABLE, message);
  }

  static UnreadableBatchException tooLarge() {
    return new UnreadableBatchException(
        Unopened.Cause.BATCH_TOO_LARGE, "it unpacks to more than the limit");
  }

  /** Why what follows is left unopened. */
  Unopened.Cause why() {
    return cause;
  }
}
