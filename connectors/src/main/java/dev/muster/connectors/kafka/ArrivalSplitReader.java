package dev.muster.connectors.kafka;

import dev.muster.connectors.fault.KafkaRights;
import dev.muster.connectors.kafka.batch.BoundedConsumer;
import java.io.IOException;
import java.util.Properties;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.connector.kafka.source.reader.KafkaPartitionSplitReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;

/**
 * Reads the partitions of one source task through a consumer that unpacks nothing unbounded. What
 * can't heal ends the job at once.
 */
final class ArrivalSplitReader extends KafkaPartitionSplitReader {
  private final Resuming resuming;
  private final KafkaRights rights;

  ArrivalSplitReader(
      Properties consumer,
      SourceReaderContext context,
      KafkaSourceReaderMetrics metrics,
      Resuming resuming,
      KafkaRights rights) {
    super(consumer, context, metrics);
    this.resuming = resuming;
    this.rights = rights;
    BoundedConsumer.boundWithin(this);
  }

  @Override
  public RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> fetch() throws IOException {
    try {
      return super.fetch();
    } catch (RuntimeException e) {
      throw told(e);
    }
  }

  /** Asks the brokers too, where its partitions begin. */
  @Override
  public void handleSplitsChanges(SplitsChange<KafkaPartitionSplit> changes) {
    try {
      super.handleSplitsChanges(changes);
    } catch (RuntimeException e) {
      throw told(e);
    }
  }

  private RuntimeException told(RuntimeException failure) {
    if (failure instanceof OffsetOutOfRangeException gone) {
      return resuming.lost(gone);
    }
    rights.stopFor(failure);
    return failure;
  }
}
