package dev.muster.connectors.kafka.transaction;

import dev.muster.connectors.fault.KafkaRights;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.internal.KafkaCommitter;
import org.apache.flink.connector.kafka.sink.internal.TransactionFinished;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits as Flink does, but goes on past a transaction that the broker has lost: it counts and
 * says so. Called on the task thread only.
 *
 * @param finished told of each transactional id whose transaction was lost, so that the writer
 *     stops waiting for it
 */
record TellingCommitter(
    Committer<KafkaCommittable> kafka, Consumer<String> finished, Counter lost, KafkaRights rights)
    implements Committer<KafkaCommittable> {
  private static final Logger LOG = LoggerFactory.getLogger(TellingCommitter.class);

  static TellingCommitter of(KafkaCommitter kafka, Counter lost, KafkaRights rights) {
    return new TellingCommitter(
        kafka,
        id -> kafka.getBackchannel().send(TransactionFinished.erroneously(id)),
        lost,
        rights);
  }

  @Override
  public void commit(Collection<CommitRequest<KafkaCommittable>> requests)
      throws IOException, InterruptedException {
    for (CommitRequest<KafkaCommittable> request : requests) {
      try {
        kafka.commit(List.of(new ToldCommit<>(request, this::tell)));
      } catch (RuntimeException e) {
        rights.stopFor(e);
        throw e;
      }
    }
  }

  private void tell(KafkaCommittable committable) {
    lost.inc();
    finished.accept(committable.getTransactionalId());
    LOG.error(
        "The broker no longer has transaction {} open, so what it held is lost unless it was"
            + " committed before: `muster audit reconcile` names what is missing, `muster audit"
            + " requarantine` and `muster command reissue` send it again.",
        committable.getTransactionalId());
  }

  @Override
  public void close() throws Exception {
    kafka.close();
  }
}
