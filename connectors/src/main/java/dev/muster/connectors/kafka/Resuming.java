package dev.muster.connectors.kafka;

import dev.muster.connectors.kafka.resume.Loss;
import dev.muster.connectors.kafka.resume.LossJudge;
import dev.muster.connectors.kafka.resume.RecordsLostException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a source goes on after losses that were accepted, and what it says of others.
 *
 * @param accepted the losses, with where to go on instead of where a checkpoint stood
 */
record Resuming(KafkaAccess access, List<Loss> accepted) implements Serializable {

  /** Copies the list. */
  Resuming {
    accepted = new ArrayList<>(accepted);
  }

  /**
   * Where to read a partition that a checkpoint, or a fresh start, gives; empty if it is to be left
   * alone. A loss was accepted for the offset of one checkpoint only.
   */
  Optional<KafkaPartitionSplit> begin(KafkaPartitionSplit split) {
    for (Loss loss : accepted) {
      if (loss.records().topic().equals(split.getTopic())
          && loss.records().partition() == split.getPartition()
          && loss.checkpointed() == split.getStartingOffset()) {
        return loss.goOnAt() == Loss.NOWHERE
            ? Optional.empty()
            : Optional.of(moved(split, loss.goOnAt()));
      }
    }
    return Optional.of(split);
  }

  /** With its clock: arrival goes on whatever is lost. */
  private static KafkaPartitionSplit moved(KafkaPartitionSplit split, long offset) {
    KafkaPartitionSplit moved = new KafkaPartitionSplit(split.getTopicPartition(), offset);
    return split instanceof ArrivalSplit arrival
        ? new ArrivalSplit(moved, arrival.clock(), arrival.waiting())
        : moved;
  }

  /** Which records are lost, as a stop that the next start says more about. */
  RecordsLostException lost(OffsetOutOfRangeException failure) {
    Map<TopicPartition, Long> positions = failure.offsetOutOfRangePartitions();
    Set<String> topics =
        positions.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
    List<Loss> losses = LossJudge.judge(positions, TopicProgress.ranges(access, topics), Set.of());
    String told =
        losses.isEmpty()
            ? "%s was cut short below what was read of it".formatted(positions.keySet())
            : losses.stream().map(Loss::told).collect(Collectors.joining("; "));
    return new RecordsLostException(
        "The log no longer has what is to be read next: %s. Start again, which names all that is lost and how to go on."
            .formatted(told),
        failure);
  }
}
