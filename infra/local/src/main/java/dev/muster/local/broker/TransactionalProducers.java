package dev.muster.local.broker;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kafka.coordinator.transaction.TransactionCoordinator;
import org.apache.kafka.common.message.ListTransactionsResponseData.TransactionState;
import org.apache.kafka.common.record.MutableRecordBatch;
import scala.collection.immutable.Set$;

/**
 * The transactional ids of a broker and the producer ids that it gave them, as of the last second.
 *
 * <p>Whoever writes with one of those producer ids outside of a transaction wants to take it over:
 * a broker believes any higher epoch, and refuses the one that has the id from then on. And a
 * broker keeps each transactional id in memory for weeks, so they may be neither long nor many.
 * Safe for use by many threads.
 */
final class TransactionalProducers {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long HOWEVER_SHORT = -1;
  private static final int LONGEST = 249;

  /** A pipeline has some dozens, and keeps them. */
  private static final int MOST = 2_000;

  private final TransactionCoordinator coordinator;
  private Known known = new Known(Set.of(), Set.of());
  private long seen;

  TransactionalProducers(TransactionCoordinator coordinator) {
    this.coordinator = coordinator;
    this.seen = System.nanoTime() - FRESH_NANOS;
  }

  /** Whether a batch that is in no transaction bears the id of somebody who writes in some. */
  boolean isTakenOverBy(MutableRecordBatch batch) {
    return batch.hasProducerId()
        && !batch.isTransactional()
        && current().producers().contains(batch.producerId());
  }

  /** Whether a transactional id is known, or can be taken in. */
  boolean hasRoomFor(String transactionalId) {
    Known known = current();
    return transactionalId.length() <= LONGEST
        && (known.ids().size() < MOST || known.ids().contains(transactionalId));
  }

  private synchronized Known current() {
    long now = System.nanoTime();
    if (now - seen >= FRESH_NANOS) {
      known = known();
      seen = now;
    }
    return known;
  }

  private Known known() {
    Set<String> ids = new HashSet<>();
    Set<Long> producers = new HashSet<>();
    for (TransactionState each :
        coordinator
            .handleListTransactions(Set$.MODULE$.empty(), Set$.MODULE$.empty(), HOWEVER_SHORT, null)
            .transactionStates()) {
      ids.add(each.transactionalId());
      producers.add(each.producerId());
    }
    return new Known(ids, producers);
  }

  private record Known(Set<String> ids, Set<Long> producers) {}
}
