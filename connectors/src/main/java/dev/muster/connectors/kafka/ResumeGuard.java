package dev.muster.connectors.kafka;

import dev.muster.connectors.iceberg.CompletedCheckpoint;
import dev.muster.connectors.kafka.resume.CheckpointedState;
import dev.muster.connectors.kafka.resume.Loss;
import dev.muster.connectors.kafka.resume.LossJudge;
import dev.muster.connectors.kafka.resume.LossKind;
import dev.muster.connectors.kafka.resume.LostRecords;
import dev.muster.connectors.kafka.resume.RecordsLostException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the log still has what a checkpoint goes on from, and whether a person has accepted
 * what it doesn't.
 *
 * @param rows a topic whose offsets name rows, so that none may have two records; null for none
 * @param accepted losses that a person named
 */
public record ResumeGuard(
    KafkaAccess access,
    Collection<String> uids,
    @Nullable String rows,
    Collection<LostRecords> accepted) {
  /** Losses told in one sentence; the rest is counted. */
  private static final int TOLD = 4;

  private static final String OTHER_NAME =
      "give the new topic another name and set topics.telemetry to it, or start over with empty"
          + " tables and checkpoints";

  /** Copies the collections. */
  public ResumeGuard {
    uids = List.copyOf(uids);
    accepted = Set.copyOf(accepted);
  }

  /**
   * How the job is to go on. What was cut off a log is filled with ticks then, so that no record
   * comes to stand at an offset that was read.
   *
   * @param anew those of them that are others than those which the checkpoint has read
   * @throws RecordsLostException if records are lost that nobody has accepted the loss of
   * @throws PreflightException if the broker can't be reached
   */
  public Resumption resume(
      CompletedCheckpoint checkpoint, Collection<TopicFacts> topics, Set<String> anew) {
    Map<TopicPartition, Long> read = ReadPositions.of(CheckpointedState.of(checkpoint), uids);
    List<String> names = topics.stream().map(TopicFacts::name).toList();
    List<Loss> losses = LossJudge.judge(read, TopicProgress.ranges(access, names), anew);
    require(losses, loss -> accepted.contains(loss.records()), rows);
    losses.stream()
        .filter(loss -> loss.kind() == LossKind.CUT)
        .forEach(loss -> new LogFiller(access).fill(loss.records()));
    return new Resumption(losses);
  }

  /** What to throw when topics that the checkpoint has read are there no longer. */
  public RecordsLostException gone(CompletedCheckpoint checkpoint, Set<String> gone) {
    List<LostRecords> lost =
        ReadPositions.of(CheckpointedState.of(checkpoint), uids).entrySet().stream()
            .filter(read -> gone.contains(read.getKey().topic()))
            .map(
                read ->
                    new LostRecords(
                        read.getKey().topic(),
                        read.getKey().partition(),
                        read.getValue(),
                        LostRecords.UNKNOWN))
            .toList();
    String names = String.join(", ", new TreeSet<>(gone));
    return new RecordsLostException(
        rows != null && gone.contains(rows)
            ? ("Topic %s is gone, and the checkpoint goes on in it: bring it back with its records,"
                    + " or %s.")
                .formatted(names, OTHER_NAME)
            : ("Topic %s is gone, and the checkpoint goes on in it: bring it back with its records;"
                    + " or create it empty, as `up` does by itself, and start once with"
                    + " --accept-loss %s.")
                .formatted(names, written(lost)));
  }

  static void require(List<Loss> losses, Predicate<Loss> accepted, @Nullable String rows) {
    List<Loss> open = losses.stream().filter(accepted.negate()).toList();
    List<Loss> without =
        losses.stream()
            .filter(
                each -> each.kind() == LossKind.MADE_ANEW && each.records().topic().equals(rows))
            .toList();
    if (!without.isEmpty()) {
      throw new RecordsLostException(
          "The log no longer has what the checkpoint goes on from: %s. Its offsets name rows already: %s."
              .formatted(told(without), OTHER_NAME));
    }
    if (!open.isEmpty()) {
      throw new RecordsLostException(
          ("The log no longer has what the checkpoint goes on from: %s. To go on without"
                  + " them, start once with --accept-loss %s (on a cluster: kafka.accept-loss); the"
                  + " table runs will say so.")
              .formatted(told(open), written(losses.stream().map(Loss::records).toList())));
    }
  }

  private static String written(List<LostRecords> losses) {
    return losses.stream().map(LostRecords::toString).collect(Collectors.joining(","));
  }

  private static String told(List<Loss> losses) {
    String first = losses.stream().limit(TOLD).map(Loss::told).collect(Collectors.joining("; "));
    return losses.size() <= TOLD
        ? first
        : first + "; and %s partitions more".formatted(losses.size() - TOLD);
  }
}
