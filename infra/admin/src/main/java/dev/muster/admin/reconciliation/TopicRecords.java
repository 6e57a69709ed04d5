package dev.muster.admin.reconciliation;

import dev.muster.admin.AdminException;
import dev.muster.audit.PartitionLedger;
import dev.muster.audit.Reconciliation;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.PreflightException;
import dev.muster.connectors.kafka.TopicReader;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * Reads a whole topic, ticks included, one partition after the other.
 *
 * <p>A consumer of its own: no group, nothing committed. It sees what the pipeline's source sees:
 * every record, whatever becomes of its transaction, and none of the marks that end one; up to the
 * end that a partition has when its reading starts.
 */
record TopicRecords(KafkaAccess access, String topic) {
  /** Notes what is delivered, and has the rows compared with it. */
  void readInto(
      Reconciliation reconciliation, RowComparison comparison, Consumer<String> progress) {
    try (TopicReader reader = TopicReader.openUncommitted(access, topic)) {
      for (int partition = 0; partition < reader.partitions(); partition++) {
        progress.accept(
            "Comparing partition %s of %s of %s"
                .formatted(partition + 1, reader.partitions(), topic));
        PartitionLedger ledger = reconciliation.partition(partition);
        reader.read(
            partition,
            record -> {
              ledger.delivered(record.offset(), record.arrival());
              comparison.delivered(record);
            });
        comparison.finish();
      }
      Map<Integer, Long> earliest = reader.earliest();
      earliest.forEach(
          (partition, first) -> reconciliation.partition(partition).retainedFrom(first));
    } catch (PreflightException e) {
      throw new AdminException(
          e.getCause() == null
              ? "There is no topic %s at %s: check its name and the broker."
                  .formatted(topic, access.bootstrapServers())
              : String.valueOf(e.getMessage()),
          e);
    } catch (KafkaException e) {
      throw new AdminException(
          "Topic %s cannot be read from %s (%s): check that the broker runs and is reachable."
              .formatted(topic, access.bootstrapServers(), e.getClass().getSimpleName()),
          e);
    }
  }
}
