package dev.muster.connectors.kafka;

import dev.muster.connectors.iceberg.UnsafeStartException;
import dev.muster.connectors.kafka.resume.CheckpointedState;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.kafka.common.TopicPartition;

/** How far a checkpoint had read each partition. */
final class ReadPositions {
  /** Where Flink's source operator keeps its splits. */
  private static final String SPLITS = "SourceReaderState";

  private ReadPositions() {}

  /**
   * The offset of the first record of each partition that was not read; what had not been begun is
   * left out.
   */
  static Map<TopicPartition, Long> of(CheckpointedState state, Collection<String> uids) {
    Map<TopicPartition, Long> positions =
        new TreeMap<>(
            Comparator.comparing(TopicPartition::topic)
                .thenComparingInt(TopicPartition::partition));
    for (String uid : uids) {
      for (byte[] split : state.list(uid, SPLITS)) {
        KafkaPartitionSplit read = split(state, split);
        if (read.getStartingOffset() >= 0) {
          positions.put(read.getTopicPartition(), read.getStartingOffset());
        }
      }
    }
    return positions;
  }

  private static KafkaPartitionSplit split(CheckpointedState state, byte[] stored) {
    try {
      return SimpleVersionedSerialization.readVersionAndDeSerialize(
          new ArrivalSplitSerializer(), stored);
    } catch (IOException e) {
      throw new UnsafeStartException(
          "The newest completed checkpoint, %s, holds no offsets that this version reads."
              .formatted(state.checkpoint().location()),
          e);
    }
  }
}
