package dev.muster.connectors.kafka.resume;

import static dev.muster.connectors.kafka.resume.LostRecords.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Compares what was read with what stands there. */
public final class LossJudge {
  private LossJudge() {}

  /**
   * What is lost, partition by partition.
   *
   * @param read the first offset of each partition that was not read
   * @param there what stands in each partition that is read now
   * @param anew topics that are others than those which were read
   */
  public static List<Loss> judge(
      Map<TopicPartition, Long> read, Map<TopicPartition, LogRange> there, Set<String> anew) {
    List<Loss> losses = new ArrayList<>();
    read.forEach(
        (partition, position) ->
            loss(partition, position, there.get(partition), anew).ifPresent(losses::add));
    return losses;
  }

  private static Optional<Loss> loss(
      TopicPartition at, long position, @Nullable LogRange there, Set<String> anew) {
    if (there == null) {
      return lost(LossKind.LEFT, at, position, UNKNOWN, position, Loss.NOWHERE);
    }
    if (anew.contains(at.topic())) {
      return lost(LossKind.MADE_ANEW, at, position, UNKNOWN, position, there.begin());
    }
    if (position < there.begin()) {
      return lost(LossKind.REMOVED, at, position, there.begin() - 1, position, there.begin());
    }
    if (position > there.end()) {
      return lost(LossKind.CUT, at, there.end(), position - 1, position, position);
    }
    return Optional.empty();
  }

  private static Optional<Loss> lost(
      LossKind kind, TopicPartition at, long first, long last, long position, long goOnAt) {
    LostRecords records = new LostRecords(at.topic(), at.partition(), first, last);
    return Optional.of(new Loss(kind, records, position, goOnAt));
  }
}
