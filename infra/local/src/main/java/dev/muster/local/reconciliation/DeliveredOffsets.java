package dev.muster.local.reconciliation;

import dev.muster.audit.Reconciliation;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.batch.BoundedConsumer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/**
 * Reads a whole topic, ticks included, and notes which offsets it delivered.
 *
 * <p>A consumer of its own: no group, nothing committed. It sees what the pipeline's source sees:
 * every record, whatever becomes of its transaction, and none of the marks that end one; up to the
 * end that the topic has when reading starts.
 */
final class DeliveredOffsets {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaAccess access;
  private final String topic;

  DeliveredOffsets(KafkaAccess access, String topic) {
    this.access = access;
    this.topic = topic;
  }

  void readInto(Reconciliation reconciliation) {
    try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (!reached(consumer, ends)) {
        for (ConsumerRecord<ByteBuffer, ByteBuffer> each : consumer.poll(POLL)) {
          reconciliation.partition(each.partition()).delivered(each.offset());
        }
      }
      consumer
          .beginningOffsets(partitions)
          .forEach((in, first) -> reconciliation.partition(in.partition()).retainedFrom(first));
    } catch (KafkaException e) {
      throw new ReconciliationFailedException(
          "Topic %s cannot be read from %s (%s): check that the broker runs and is reachable."
              .formatted(topic, access.bootstrapServers(), e.getClass().getSimpleName()),
          e);
    }
  }

  private KafkaConsumer<ByteBuffer, ByteBuffer> consumer() {
    Properties properties = access.clientProperties();
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "10000");
    properties.setProperty(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return BoundedConsumer.open(
        properties, new ByteBufferDeserializer(), new ByteBufferDeserializer());
  }

  private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
    List<PartitionInfo> infos = consumer.partitionsFor(topic);
    if (infos == null || infos.isEmpty()) {
      throw new ReconciliationFailedException(
          "There is no topic %s at %s: check its name and the broker."
              .formatted(topic, access.bootstrapServers()));
    }
    return infos.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }

  /** By position, not by record: the last offsets may be markers that are never delivered. */
  private static boolean reached(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
  }
}
