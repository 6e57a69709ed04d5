package dev.muster.connectors.kafka;

import dev.muster.audit.operator.TransactionWatch;
import java.time.Duration;

/**
 * Finds what holds the readers of one topic's committed records back, and names who did it.
 *
 * <p>Looks from a thread of its own, which is gone soon after what {@link #open} returns is closed.
 * What the broker does not answer is found later, or not; nothing waits for it.
 *
 * @param topic that is read committed
 * @param patience how long a transaction may be open without a word: longer than from one
 *     checkpoint to the next
 * @param pause from one look to the next
 */
public record OpenTransactions(KafkaAccess access, String topic, Duration patience, Duration pause)
    implements TransactionWatch {
  /** A watch that speaks of what is open for a minute. */
  public static OpenTransactions on(KafkaAccess access, String topic) {
    return new OpenTransactions(access, topic, Duration.ofMinutes(1), Duration.ofSeconds(10));
  }

  @Override
  public Looking open() {
    return TransactionLook.begin(this);
  }
}
