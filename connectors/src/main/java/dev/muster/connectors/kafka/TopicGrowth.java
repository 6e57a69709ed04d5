package dev.muster.connectors.kafka;

import dev.muster.message.TopicPartitions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives the topic of telemetry more partitions, while no pipeline reads it: one that runs would
 * judge what comes by the old partitions without knowing what waits in the new ones.
 */
public record TopicGrowth(KafkaAccess access, String topic) implements KnownTopics.GrowthTime {
  private static final int PAUSE_MS = 50;
  private static final int ASKED_AT_MOST = 200;

  /** Longer than several ticks are apart. */
  private static final int LISTENING_MS = 3 * (int) Metronome.PERIOD.toMillis();

  /**
   * How many partitions there are.
   *
   * @throws PreflightException if there is no such topic, or Kafka refuses
   */
  public int partitions() {
    return new TopicPreflight(access, TimestampRule.RECORDED).found(topic).partitions();
  }

  /**
   * Adds partitions, and ticks once in each, so that it is known from when on there were as many.
   *
   * @param ticking whether ticks prove no pipeline, since others write them, too
   * @return how many there were
   * @throws PreflightException if the topic can't have as many, a pipeline reads it, or Kafka
   *     refuses
   */
  public int to(int partitions, boolean ticking) {
    int before = partitions();
    if (!TopicPartitions.canGrow(before, partitions)) {
      throw new PreflightException(
          ("Topic %s has %s partitions and can't have %s: give a whole multiple of what it has,"
                  + " for example %s.")
              .formatted(topic, before, partitions, 2 * before));
    }
    if (!ticking) {
      requireQuiet();
    }
    create(before, partitions);
    begin(before, partitions);
    return before;
  }

  /**
   * When the topic grew: arrival of the first record in any of the partitions that it got. A
   * partition that has none gets a tick.
   *
   * @return milliseconds since 1970
   * @throws PreflightException if Kafka refuses
   */
  @Override
  public long time(int before, int now) {
    long first = begin(before, now);
    if (first < 0) {
      throw new PreflightException(
          "Topic %s got partitions, and Kafka doesn't say since when.".formatted(topic));
    }
    return first;
  }

  private long begin(int before, int now) {
    try (Admin admin = AdminAccess.open(access)) {
      Map<TopicPartition, Long> first = firsts(admin, before, now);
      int[] empty =
          first.entrySet().stream()
              .filter(entry -> entry.getValue() < 0)
              .mapToInt(entry -> entry.getKey().partition())
              .toArray();
      if (empty.length > 0) {
        Metronome.tickOnce(access, topic, empty);
        first = firsts(admin, before, now);
      }
      return first.values().stream().mapToLong(Long::longValue).min().orElse(-1);
    }
  }

  /** The time of each partition's first record; -1 for one that has none. */
  private Map<TopicPartition, Long> firsts(Admin admin, int before, int now) {
    Map<TopicPartition, OffsetSpec> asked = new LinkedHashMap<>();
    IntStream.range(before, now)
        .forEach(each -> asked.put(new TopicPartition(topic, each), OffsetSpec.forTimestamp(0)));
    ListOffsetsResult answers = admin.listOffsets(asked);
    Map<TopicPartition, Long> firsts = new LinkedHashMap<>();
    for (TopicPartition partition : asked.keySet()) {
      try {
        firsts.put(
            partition, AdminAccess.await(access, answers.partitionResult(partition)).timestamp());
      } catch (ExecutionException e) {
        throw refused(e);
      }
    }
    return firsts;
  }

  private void requireQuiet() {
    try (TopicReader reader = TopicReader.openUncommitted(access, topic)) {
      Map<Integer, Long> ends = reader.latest();
      AdminAccess.pause(LISTENING_MS);
      boolean[] ticks = {false};
      reader.read(
          0, AdminAccess.of(ends, 0), Long.MAX_VALUE - 1, record -> ticks[0] |= record.tick());
      if (ticks[0]) {
        throw new PreflightException(
            ("Topic %s is being read: stop the pipeline first, then let the topic grow, then start"
                    + " the pipeline again. Senders may go on meanwhile. If its ticks come from"
                    + " elsewhere, say --ticking.")
                .formatted(topic));
      }
    }
  }

  private void create(int before, int partitions) {
    try (Admin admin = AdminAccess.open(access)) {
      AdminAccess.await(
          access,
          AdminAccess.of(
              admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).values(),
              topic));
      awaitLeaders(admin, before, partitions);
    } catch (ExecutionException e) {
      throw refused(e);
    }
  }

  /** The controller has made them, but who answers questions may not have heard yet. */
  private void awaitLeaders(Admin admin, int before, int partitions) throws ExecutionException {
    for (int asked = 0; asked < ASKED_AT_MOST; asked++) {
      TopicDescription now = AdminAccess.await(access, AdminAccess.describing(admin, topic));
      if (now.partitions().size() == partitions
          && now.partitions().subList(before, partitions).stream()
              .allMatch(each -> each.leader() != null && !each.leader().isEmpty())) {
        return;
      }
      AdminAccess.pause(PAUSE_MS);
    }
    throw new PreflightException(
        "Topic %s got partitions that have no leader yet: look at the brokers, then start the pipeline."
            .formatted(topic));
  }

  private PreflightException refused(ExecutionException cause) {
    return new PreflightException(
        "Topic %s can't get more partitions: %s: whoever does this needs Alter and Describe, and"
                .formatted(topic, PreflightException.answer(cause))
            + " Write for the first tick, on it.",
        cause);
  }
}
