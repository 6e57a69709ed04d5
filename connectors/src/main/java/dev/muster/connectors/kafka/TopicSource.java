package dev.muster.connectors.kafka;

import dev.muster.connectors.fault.KafkaRights;
import dev.muster.connectors.kafka.batch.BoundedConsumer;
import dev.muster.connectors.kafka.resume.Loss;
import dev.muster.message.ArrivedRecord;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * Every record of one topic, telemetry or control, in the order of its partitions.
 *
 * <p>Guarantees: a fresh start reads from the earliest record, never from group offsets; the
 * partitions are those of the start, and a change stops the job; every record is read, whatever
 * becomes of the transaction that it stands in; no bytes fail it; what waits in memory is bounded.
 * Arrival (the record's Kafka timestamp, as {@link dev.muster.message.ArrivalClock} corrects it
 * where the broker's clock fell) is the event time, and the watermark of each partition is the
 * greatest arrival seen in it less 1 ms. A partition without records holds the watermark back:
 * nothing here steps over it.
 *
 * <p>Doesn't guarantee: an order between partitions.
 *
 * @param group consumer group whose offsets tell others how far the job has come, after each
 *     checkpoint; null for none. A start never reads them.
 * @param isolation what is read of transactions. A record that is believed by its own signature is
 *     read uncommitted: else whoever may write a record could hold all that come after it back, for
 *     as long as a transaction may stay open
 * @param waiting how much the readers hand on at most that waits for control
 * @param accepted losses, past which it goes on
 */
public record TopicSource(
    KafkaAccess access,
    TopicFacts topic,
    TimestampRule timestamps,
    @Nullable String group,
    IsolationLevel isolation,
    WaitingBounds waiting,
    List<Loss> accepted) {
  /** How often the number of partitions is looked at. */
  private static final Duration PARTITION_CHECK = Duration.ofSeconds(30);

  /** Bytes of one partition in one fetch; a single larger record still comes alone. */
  private static final int PARTITION_FETCH_BYTES = 1024 * 1024;

  /** More than from tick to tick, so that no fetch comes back empty while time passes. */
  private static final String EMPTY_FETCH_MILLIS = "1100";

  private static final int FETCH_BYTES = 8 * 1024 * 1024;

  /** A source of what the preflight has seen. */
  public static TopicSource of(KafkaAccess access, TopicFacts facts, TimestampRule timestamps) {
    return new TopicSource(
        access,
        facts,
        timestamps,
        null,
        IsolationLevel.READ_UNCOMMITTED,
        WaitingBounds.UNBOUNDED,
        List.of());
  }

  /** The same source, which tells how far it has come. */
  public TopicSource telling(String consumerGroup) {
    return new TopicSource(access, topic, timestamps, consumerGroup, isolation, waiting, accepted);
  }

  /** The same source, of what is committed: it waits at the first transaction that is open. */
  public TopicSource committed() {
    return new TopicSource(
        access, topic, timestamps, group, IsolationLevel.READ_COMMITTED, waiting, accepted);
  }

  /**
   * The same source, of records that wait in state until control has come as far: the readers hand
   * on so many bytes of such at most, and then read on when control does.
   */
  public TopicSource waitingAtMost(WaitingBounds bounds) {
    return new TopicSource(access, topic, timestamps, group, isolation, bounds, accepted);
  }

  /** The same source, which goes on past records that were lost. */
  public TopicSource goingOn(Resumption resumption) {
    return new TopicSource(
        access, topic, timestamps, group, isolation, waiting, resumption.accepted());
  }

  /**
   * Adds the source to a job.
   *
   * @param parallelism wanted; a topic of fewer partitions is read by as many subtasks as it has
   */
  public DataStream<ArrivedRecord> attach(
      StreamExecutionEnvironment environment, String uid, int parallelism) {
    return attach(environment, uid, parallelism, watermarks());
  }

  /**
   * The same of a topic of few records on whose time others wait: each record tells it at once.
   *
   * @param parallelism wanted; a topic of fewer partitions is read by as many subtasks as it has
   */
  public DataStream<ArrivedRecord> attachPrompt(
      StreamExecutionEnvironment environment, String uid, int parallelism) {
    return attach(environment, uid, parallelism, promptWatermarks());
  }

  private DataStream<ArrivedRecord> attach(
      StreamExecutionEnvironment environment,
      String uid,
      int parallelism,
      WatermarkStrategy<ArrivedRecord> watermarks) {
    return environment
        .fromSource(source(uid), watermarks, uid)
        .uid(uid)
        .setParallelism(Math.min(parallelism, topic.partitions()));
  }

  /**
   * The bare source.
   *
   * @param clientId prefix of the client ids, unique in a process
   */
  public Source<ArrivedRecord, KafkaPartitionSplit, KafkaSourceEnumState> source(String clientId) {
    Properties consumer = properties(clientId);
    ArrivedRecordDeserializer deserializer = new ArrivedRecordDeserializer(timestamps);
    KafkaSource<ArrivedRecord> kafka =
        KafkaSource.<ArrivedRecord>builder()
            .setProperties(consumer)
            .setKafkaSubscriber(new FixedPartitions(topic, timestamps))
            .setStartingOffsets(new EarliestOffsets())
            .setDeserializer(deserializer)
            .build();
    return new ArrivalSource(
        topic.name(),
        kafka,
        deserializer,
        consumer,
        waiting,
        new Resuming(access, accepted),
        rights());
  }

  private KafkaRights rights() {
    String reading = "Read and Describe on topic " + topic.name();
    return access.rights(group == null ? reading : reading + ", and Read on group " + group);
  }

  /** Arrival less 1 ms per partition, without idleness. */
  public WatermarkStrategy<ArrivedRecord> watermarks() {
    return WatermarkStrategy.<ArrivedRecord>forMonotonousTimestamps()
        .withTimestampAssigner((record, kafkaTimestamp) -> record.arrival());
  }

  private static WatermarkStrategy<ArrivedRecord> promptWatermarks() {
    return WatermarkStrategy.<ArrivedRecord>forGenerator(partition -> new PromptWatermarks())
        .withTimestampAssigner((record, kafkaTimestamp) -> record.arrival());
  }

  private Properties properties(String clientId) {
    Properties consumer = access.clientProperties();
    consumer.setProperty(KafkaSourceOptions.CLIENT_ID_PREFIX.key(), clientId);
    BoundedConsumer.bytes(consumer);
    consumer.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    consumer.setProperty(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString().toLowerCase(Locale.ROOT));
    consumer.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    consumer.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    consumer.setProperty(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, String.valueOf(PARTITION_FETCH_BYTES));
    consumer.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, String.valueOf(FETCH_BYTES));
    consumer.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, EMPTY_FETCH_MILLIS);
    consumer.setProperty(
        KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), String.valueOf(group != null));
    if (group != null) {
      consumer.setProperty(ConsumerConfig.GROUP_ID_CONFIG, group);
    }
    consumer.setProperty(
        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
        String.valueOf(PARTITION_CHECK.toMillis()));
    return consumer;
  }
}
