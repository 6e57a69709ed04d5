package dev.muster.connectors.kafka;

import dev.muster.verify.RefusedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Quarantine: refused records, key and value untouched, with Kafka's own dead-letter headers and
 * the reason.
 *
 * <p>Exactly once: readers with {@code isolation.level=read_committed} see each refused record
 * once, after the checkpoint that covers it. Not guaranteed over an outage that lasts longer than
 * the transaction timeout between a checkpoint and its commit: the broker then drops what wasn't
 * committed. A dead letter keeps the partition number of its source where the topic is wide enough,
 * so that the order within a partition stays.
 *
 * @param access how the cluster is reached
 * @param topic of the dead letters
 * @param application names the pipeline among all that use the cluster; stable over restarts
 * @param transactionTimeout at most the broker's {@code transaction.max.timeout.ms}
 */
public record DeadLetterSink(
    KafkaAccess access, String topic, String application, Duration transactionTimeout) {
  /** Header with the stable name of the reason. */
  public static final String REASON_HEADER = "muster-reason";

  private static final String ERRORS = "__dlq.errors.";

  /**
   * @throws IllegalArgumentException if the application's name holds a slash, which ends the prefix
   *     of its transactional ids
   */
  public DeadLetterSink {
    if (application.isBlank() || application.contains("/")) {
      throw new IllegalArgumentException(
          "The application name '" + application + "' must not be blank or hold a slash.");
    }
  }

  /**
   * Adds the sink to a job.
   *
   * @param uid operator uid and name, stable for ever
   */
  public DataStreamSink<RefusedRecord> attach(DataStream<RefusedRecord> refused, String uid) {
    return refused.sinkTo(sink(uid)).uid(uid).name(uid);
  }

  /** The bare sink; {@code id} names it within the application. */
  public KafkaSink<RefusedRecord> sink(String id) {
    return KafkaSink.<RefusedRecord>builder()
        .setKafkaProducerConfig(properties())
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
        .setTransactionalIdPrefix(prefix(id))
        .setRecordSerializer(serializer())
        .build();
  }

  /**
   * Ends in a slash, which no part of it holds, so no prefix starts another: the sink aborts every
   * open transaction whose id starts with its prefix.
   */
  String prefix(String id) {
    return "muster/" + application + "/" + id.replace('/', '_') + "/";
  }

  private Properties properties() {
    Properties producer = access.clientProperties();
    producer.setProperty(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, String.valueOf(transactionTimeout.toMillis()));
    producer.setProperty(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        String.valueOf(TopicSpec.TELEMETRY_BYTES + TopicSpec.HEADER_BYTES));
    producer.setProperty(ProducerConfig.LINGER_MS_CONFIG, "20");
    return producer;
  }

  private KafkaRecordSerializationSchema<RefusedRecord> serializer() {
    return KafkaRecordSerializationSchema.<RefusedRecord>builder()
        .setTopic(topic)
        .setPartitioner(
            (RefusedRecord record, byte[] key, byte[] value, String to, int[] partitions) ->
                partitions[record.origin().partition() % partitions.length])
        .setKeySerializationSchema(RefusedRecord::key)
        .setValueSerializationSchema(new RefusedValue())
        .setHeaderProvider(DeadLetterSink::headers)
        .build();
  }

  static Headers headers(RefusedRecord record) {
    Headers headers = new RecordHeaders();
    add(headers, ERRORS + "topic", record.origin().topic());
    add(headers, ERRORS + "partition", String.valueOf(record.origin().partition()));
    add(headers, ERRORS + "offset", String.valueOf(record.origin().offset()));
    add(headers, ERRORS + "message", record.detail());
    add(headers, REASON_HEADER, record.reason().wireName());
    return headers;
  }

  private static void add(Headers headers, String name, String text) {
    headers.add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A class and no lambda: the sink asks it by reflection what it takes. */
  private static final class RefusedValue implements SerializationSchema<RefusedRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] serialize(RefusedRecord record) {
      return record.value();
    }
  }
}
