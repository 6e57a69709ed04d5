package dev.muster.connectors.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * A fresh start reads from the earliest record; an offset that no longer exists fails the job.
 *
 * <p>Flink's own {@code earliest()} also jumps forward in silence when retention has removed
 * records that a checkpoint still points at: those would never get a verdict, and nobody would
 * know.
 */
final class EarliestOffsets implements OffsetsInitializer {
  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    partitions.forEach(partition -> offsets.put(partition, KafkaPartitionSplit.EARLIEST_OFFSET));
    return offsets;
  }

  @Override
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return OffsetResetStrategy.NONE;
  }
}
