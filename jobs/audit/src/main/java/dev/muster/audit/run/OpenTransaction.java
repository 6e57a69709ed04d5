package dev.muster.audit.run;

import org.jspecify.annotations.Nullable;

/**
 * A transaction that holds back those who read a partition's committed records.
 *
 * @param offset the first offset that nobody of them reads
 * @param transactionalId who opened it; null where the broker does not tell
 * @param openMillis for how long it has been seen to be open
 */
public record OpenTransaction(
    String topic,
    int partition,
    long offset,
    @Nullable String transactionalId,
    long producerId,
    long openMillis) {

  /** Who opened it, for people. */
  public String who() {
    return transactionalId == null ? "unknown" : transactionalId;
  }
}
