package dev.muster.connectors.kafka;

import dev.muster.connectors.fault.PermanentFault;
import dev.muster.connectors.kafka.batch.BoundedConsumer;
import java.io.IOException;
import java.util.Properties;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.connector.kafka.source.reader.KafkaPartitionSplitReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;

/**
 * Reads the partitions of one source task through a consumer that unpacks nothing unbounded. What
 * can't heal ends the job at once.
 */
final class ArrivalSplitReader extends KafkaPartitionSplitReader {
  private final Resuming resuming;

  ArrivalSplitReader(
      Properties consumer,
      SourceReaderContext context,
      KafkaSourceReaderMetrics metrics,
      Resuming resuming) {
    super(consumer, context, metrics);
    this.resuming = resuming;
    BoundedConsumer.boundWithin(this);
  }

  @Override
  public RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> fetch() throws IOException {
    try {
      return super.fetch();
    } catch (OffsetOutOfRangeException e) {
      throw resuming.lost(e);
    } catch (RuntimeException e) {
      PermanentFault.stopFor(e);
      throw e;
    }
  }
}
