package dev.muster.connectors.kafka.transaction;

import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Committer;

/**
 * A commit whose loss is told.
 *
 * @param lost called once if the broker has lost the transaction
 */
record ToldCommit<T>(Committer.CommitRequest<T> request, Consumer<T> lost)
    implements Committer.CommitRequest<T> {

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
    if (LostTransaction.in(reason)) {
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
}
