package dev.muster.connectors.kafka.transaction;

import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownProducerIdException;

/**
 * A commit whose loss is told.
 *
 * @param lost called once if the broker has lost the transaction
 */
record ToldCommit<T>(Committer.CommitRequest<T> request, Consumer<T> lost)
    implements Committer.CommitRequest<T> {

  /** Answers of the broker that say that the transaction is gone for good. */
  private static final List<Class<? extends Exception>> ANSWERS =
      List.of(
          // The id expired (transactional.id.expiration.ms), or its epochs ran out and it has
          // another producer id now.
          InvalidPidMappingException.class,
          TransactionalIdNotFoundException.class,
          // The broker took it back (transaction.timeout.ms) and counted its epoch on.
          ProducerFencedException.class,
          InvalidProducerEpochException.class,
          InvalidTxnStateException.class,
          TransactionAbortedException.class,
          UnknownProducerIdException.class);

  @Override
  public T getCommittable() {
    return request.getCommittable();
  }

  @Override
  public int getNumberOfRetries() {
    return request.getNumberOfRetries();
  }

  @Override
  public void signalFailedWithKnownReason(Throwable reason) {
    lost.accept(request.getCommittable());
    request.signalFailedWithKnownReason(reason);
  }

  /** Flink's committer knows some of the answers only, and would try for ever. */
  @Override
  public void signalFailedWithUnknownReason(Throwable reason) {
    if (isLost(reason)) {
      signalFailedWithKnownReason(reason);
    } else {
      request.signalFailedWithUnknownReason(reason);
    }
  }

  @Override
  public void retryLater() {
    request.retryLater();
  }

  @Override
  public void updateAndRetryLater(T committable) {
    request.updateAndRetryLater(committable);
  }

  @Override
  public void signalAlreadyCommitted() {
    request.signalAlreadyCommitted();
  }

  /** Whether a failed commit, or what caused it, says so. */
  static boolean isLost(Throwable failure) {
    int depth = 0;
    for (Throwable at = failure; at != null && depth < 64; at = at.getCause(), depth++) {
      Throwable cause = at;
      if (ANSWERS.stream().anyMatch(answer -> answer.isInstance(cause))) {
        return true;
      }
    }
    return false;
  }
}
