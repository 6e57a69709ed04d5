package dev.muster.local.broker;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kafka.coordinator.transaction.TransactionCoordinator;
import org.apache.kafka.common.message.ListTransactionsResponseData.TransactionState;
import org.apache.kafka.common.record.MutableRecordBatch;
import scala.collection.immutable.Set$;

/**
 * The producer ids that a broker has given to transactional ids, as of the last second. Whoever
 * writes with one of them outside of a transaction wants to take it over: a broker believes any
 * higher epoch, and refuses the one that has the id from then on. Safe for use by many threads.
 */
final class TransactionalProducers {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long HOWEVER_SHORT = -1;

  private final TransactionCoordinator coordinator;
  private Set<Long> ids = Set.of();
  private long seen;

  TransactionalProducers(TransactionCoordinator coordinator) {
    this.coordinator = coordinator;
    this.seen = System.nanoTime() - FRESH_NANOS;
  }

  /** Whether a batch that is in no transaction bears the id of somebody who writes in some. */
  boolean isTakenOverBy(MutableRecordBatch batch) {
    return batch.hasProducerId()
        && !batch.isTransactional()
        && known().contains(batch.producerId());
  }

  private synchronized Set<Long> known() {
    long now = System.nanoTime();
    if (now - seen >= FRESH_NANOS) {
      Set<Long> all = new HashSet<>();
      for (TransactionState each :
          coordinator
              .handleListTransactions(
                  Set$.MODULE$.empty(), Set$.MODULE$.empty(), HOWEVER_SHORT, null)
              .transactionStates()) {
        all.add(each.producerId());
      }
      ids = all;
      seen = now;
    }
    return ids;
  }
}
