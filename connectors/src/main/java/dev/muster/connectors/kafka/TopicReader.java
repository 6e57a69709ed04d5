package dev.muster.connectors.kafka;

import dev.muster.connectors.kafka.batch.BoundedConsumer;
import dev.muster.message.ArrivedRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what stands on a topic now, from the earliest record to the newest, and stops there.
 * Belongs to no consumer group. Not thread-safe.
 *
 * <p>What the pipeline takes only when it is committed is to be read so here too: intents, commands
 * and dead letters. Telemetry and control are signed record by record, and are taken as they stand.
 */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  /** What comes later is not waited for, and a last request would hold up the end as long. */
  private static final String FETCH_MILLIS = "20";

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final int partitions;
  private final StampedTimes stamped = new StampedTimes();

  private TopicReader(String topic, KafkaConsumer<byte[], byte[]> consumer, int partitions) {
    this.topic = topic;
    this.consumer = consumer;
    this.partitions = partitions;
  }

  /**
   * Opens a topic to read what is committed: up to the first transaction that is open.
   *
   * @throws PreflightException if the broker can't be reached or has no such topic
   */
  public static TopicReader open(KafkaAccess access, String topic) {
    return open(access, topic, "read_committed");
  }

  /**
   * Opens a topic to read the records of open transactions too, and of those that were taken back.
   *
   * @throws PreflightException if the broker can't be reached or has no such topic
   */
  public static TopicReader openUncommitted(KafkaAccess access, String topic) {
    return open(access, topic, "read_uncommitted");
  }

  private static TopicReader open(KafkaAccess access, String topic, String isolation) {
    TopicFacts facts = new TopicPreflight(access, TimestampRule.RECORDED).found(topic);
    Properties client = properties(access);
    client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    return new TopicReader(topic, BoundedConsumer.open(client), facts.partitions());
  }

  /** How many partitions the topic has. */
  public int partitions() {
    return partitions;
  }

  /** The first offset of each partition that retention has left. */
  public Map<Integer, Long> earliest() {
    return byPartition(consumer.beginningOffsets(places()));
  }

  /** The offset that the next record of each partition will have. */
  public Map<Integer, Long> latest() {
    return byPartition(consumer.endOffsets(places()));
  }

  private List<TopicPartition> places() {
    return places(IntStream.range(0, partitions).boxed().toList());
  }

  private List<TopicPartition> places(Collection<Integer> wanted) {
    return wanted.stream().map(each -> new TopicPartition(topic, each)).toList();
  }

  private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
    Map<Integer, Long> numbered = new HashMap<>();
    offsets.forEach((partition, offset) -> numbered.put(partition.partition(), offset));
    return numbered;
  }

  /** Hands over every record, ticks too; in order within a partition. */
  public void readAll(Consumer<ArrivedRecord> to) {
    readRecords(arrived(to));
  }

  /** Hands over every record as Kafka has it. */
  public void readRecords(Consumer<ConsumerRecord<byte[], byte[]>> to) {
    read(IntStream.range(0, partitions).boxed().toList(), to);
  }

  private Consumer<ConsumerRecord<byte[], byte[]>> arrived(Consumer<ArrivedRecord> to) {
    return record -> to.accept(ArrivedRecordDeserializer.arrived(record, stamped.of(record)));
  }

  /** Hands over every record of one partition in order. */
  public void read(int partition, Consumer<ArrivedRecord> to) {
    read(List.of(partition), arrived(to));
  }

  /**
   * Hands over the records of one partition that stand at some offsets still, in order.
   *
   * @param last the last offset, itself included
   */
  public void read(int partition, long first, long last, Consumer<ArrivedRecord> to) {
    TopicPartition at = new TopicPartition(topic, partition);
    consumer.assign(List.of(at));
    consumer.seek(at, Math.max(first, AdminAccess.of(consumer.beginningOffsets(List.of(at)), at)));
    readTo(
        Map.of(at, Math.min(last + 1, AdminAccess.of(consumer.endOffsets(List.of(at)), at))),
        arrived(to));
  }

  /** Hands over every record of some partitions as Kafka has it. */
  public void read(List<Integer> wanted, Consumer<ConsumerRecord<byte[], byte[]>> to) {
    List<TopicPartition> assigned = places(wanted);
    consumer.assign(assigned);
    consumer.seekToBeginning(assigned);
    readTo(consumer.endOffsets(assigned), to);
  }

  /** Hands over the records that stand at or after an offset of each partition named. */
  public void readFrom(Map<Integer, Long> first, Consumer<ConsumerRecord<byte[], byte[]>> to) {
    List<TopicPartition> assigned = places(first.keySet());
    consumer.assign(assigned);
    Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
    consumer
        .beginningOffsets(assigned)
        .forEach(
            (at, begin) ->
                consumer.seek(at, Math.max(begin, AdminAccess.of(first, at.partition()))));
    readTo(ends, to);
  }

  private void readTo(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> to) {
    while (ends.keySet().stream()
        .anyMatch(at -> consumer.position(at) < AdminAccess.of(ends, at))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < AdminAccess.of(ends, new TopicPartition(topic, record.partition()))) {
          to.accept(record);
        }
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static Properties properties(KafkaAccess access) {
    Properties client = access.clientProperties();
    client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    client.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MILLIS);
    client.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    client.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, "false");
    client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    return client;
  }
}
