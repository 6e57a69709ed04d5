package dev.muster.connectors.kafka;

import dev.muster.connectors.kafka.batch.BoundedConsumer;
import java.util.Properties;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.connector.kafka.source.reader.KafkaPartitionSplitReader;

/** Reads the partitions of one source task through a consumer that unpacks nothing unbounded. */
final class ArrivalSplitReader extends KafkaPartitionSplitReader {

  ArrivalSplitReader(
      Properties consumer, SourceReaderContext context, KafkaSourceReaderMetrics metrics) {
    super(consumer, context, metrics);
    BoundedConsumer.boundWithin(this);
  }
}
