package dev.muster.connectors.kafka;

import dev.muster.connectors.kafka.resume.LogRange;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * What of a topic isn't settled yet: records in open transactions, and records that a reader has
 * not passed. Reads only.
 */
public record TopicProgress(KafkaAccess access, String topic) {

  /**
   * Whether a transaction on the topic is neither committed nor taken back.
   *
   * @throws PreflightException if the broker can't be reached or has no such topic
   */
  public boolean hasOpenTransaction() {
    try (Admin admin = AdminAccess.open(access)) {
      return !heldAt(admin).isEmpty();
    }
  }

  /** The first offset that readers of committed records do not pass, where there is such a one. */
  Map<Integer, Long> heldAt(Admin admin) {
    Set<TopicPartition> partitions = partitions(admin);
    var stable = ends(admin, partitions, IsolationLevel.READ_COMMITTED);
    var written = ends(admin, partitions, IsolationLevel.READ_UNCOMMITTED);
    Map<Integer, Long> held = new HashMap<>();
    for (TopicPartition partition : partitions) {
      if (AdminAccess.of(stable, partition) < AdminAccess.of(written, partition)) {
        held.put(partition.partition(), AdminAccess.of(stable, partition));
      }
    }
    return held;
  }

  /**
   * The offset of each partition below which every transaction is committed or taken back.
   *
   * @throws PreflightException if the broker can't be reached or has no such topic
   */
  public Map<Integer, Long> settledBelow() {
    try (Admin admin = AdminAccess.open(access)) {
      Map<Integer, Long> settled = new HashMap<>();
      ends(admin, partitions(admin), IsolationLevel.READ_COMMITTED)
          .forEach((partition, offset) -> settled.put(partition.partition(), offset));
      return settled;
    }
  }

  /**
   * What stands in each partition of some topics, records of open transactions too.
   *
   * @throws PreflightException if the broker can't be reached or lacks one of them
   */
  static Map<TopicPartition, LogRange> ranges(KafkaAccess access, Collection<String> topics) {
    Map<TopicPartition, LogRange> ranges = new HashMap<>();
    topics.forEach(topic -> ranges.putAll(new TopicProgress(access, topic).ranges()));
    return ranges;
  }

  private Map<TopicPartition, LogRange> ranges() {
    try (Admin admin = AdminAccess.open(access)) {
      Set<TopicPartition> partitions = partitions(admin);
      var written = ends(admin, partitions, IsolationLevel.READ_UNCOMMITTED);
      Map<TopicPartition, LogRange> ranges = new HashMap<>();
      offsets(admin, partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED)
          .forEach((at, begin) -> ranges.put(at, new LogRange(begin, AdminAccess.of(written, at))));
      return ranges;
    }
  }

  /** The first offset of each partition that a consumer group has not passed; 0 for none. */
  public Map<Integer, Long> passedBy(String group) {
    try (Admin admin = AdminAccess.open(access)) {
      Map<TopicPartition, OffsetAndMetadata> offsets =
          await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
      Map<Integer, Long> passed = new HashMap<>();
      offsets.forEach(
          (partition, offset) -> {
            if (partition.topic().equals(topic) && offset != null) {
              passed.put(partition.partition(), offset.offset());
            }
          });
      return passed;
    }
  }

  private Set<TopicPartition> partitions(Admin admin) {
    return await(AdminAccess.describing(admin, topic)).partitions().stream()
        .map(each -> new TopicPartition(topic, each.partition()))
        .collect(Collectors.toSet());
  }

  private Map<TopicPartition, Long> ends(
      Admin admin, Set<TopicPartition> partitions, IsolationLevel level) {
    return offsets(admin, partitions, OffsetSpec.latest(), level);
  }

  private Map<TopicPartition, Long> offsets(
      Admin admin, Set<TopicPartition> partitions, OffsetSpec which, IsolationLevel level) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, which));
    Map<TopicPartition, ListOffsetsResultInfo> found =
        await(admin.listOffsets(wanted, new ListOffsetsOptions(level)).all());
    Map<TopicPartition, Long> offsets = new HashMap<>();
    found.forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  private <T> T await(KafkaFuture<T> answer) {
    return AdminAccess.await(
        access, answer, "Kafka doesn't tell how far topic %s is read".formatted(topic));
  }
}
