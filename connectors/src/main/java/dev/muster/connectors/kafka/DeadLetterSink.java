package dev.muster.connectors.kafka;

import dev.muster.verify.Origin;
import dev.muster.verify.RefusedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Quarantine: refused records, key and value untouched, with Kafka's own dead-letter headers and
 * the reason.
 *
 * <p>Exactly once: readers with {@code isolation.level=read_committed} see each refused record
 * once, after the checkpoint that covers it. Not guaranteed over an outage that lasts longer than
 * the transaction timeout between a checkpoint and its commit: the broker then drops what wasn't
 * committed, and {@code muster audit requarantine} sends it again. A dead letter keeps the
 * partition number of its source where the topic is wide enough, so that the order within a
 * partition stays.
 *
 * @param access how the cluster is reached
 * @param topic of the dead letters
 * @param application names the pipeline among all that use the cluster; stable over restarts
 * @param transactionTimeout at most the broker's {@code transaction.max.timeout.ms}
 * @param recordBytes the largest record that the topic takes, as {@link TopicPreflight#quarantine}
 *     found it
 */
public record DeadLetterSink(
    KafkaAccess access,
    String topic,
    String application,
    Duration transactionTimeout,
    int recordBytes) {
  /** Header with the stable name of the reason. */
  public static final String REASON_HEADER = "muster-reason";

  private static final String ERRORS = "__dlq.errors.";

  /** Header with the partition that the refused record stands on, in decimal digits. */
  public static final String PARTITION_HEADER = ERRORS + "partition";

  /** Header with the offset that the refused record stands at, in decimal digits. */
  public static final String OFFSET_HEADER = ERRORS + "offset";

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
    return new Transactions(access, application, transactionTimeout)
        .sink(id, serializer(), recordBytes);
  }

  private KafkaRecordSerializationSchema<RefusedRecord> serializer() {
    return KafkaRecordSerializationSchema.<RefusedRecord>builder()
        .setTopic(topic)
        .setPartitioner(
            (RefusedRecord record, byte[] key, byte[] value, String to, int[] partitions) ->
                partitions[partition(record, partitions.length)])
        .setKeySerializationSchema(RefusedRecord::key)
        .setValueSerializationSchema(new RefusedValue())
        .setHeaderProvider(DeadLetterSink::headers)
        .build();
  }

  /**
   * A dead letter as the sink writes it, for who writes one outside of a job.
   *
   * @param partitions how many the quarantine has
   */
  public static ProducerRecord<byte[], byte[]> letter(
      String topic, int partitions, RefusedRecord record) {
    return new ProducerRecord<>(
        topic, partition(record, partitions), record.key(), record.value(), headers(record));
  }

  private static int partition(RefusedRecord record, int partitions) {
    return record.origin().partition() % partitions;
  }

  static Headers headers(RefusedRecord record) {
    return headers(record.origin(), record.reason().wireName(), record.detail());
  }

  static Headers headers(Origin origin, String reason, String detail) {
    Headers headers = new RecordHeaders();
    add(headers, ERRORS + "topic", origin.topic());
    add(headers, PARTITION_HEADER, String.valueOf(origin.partition()));
    add(headers, OFFSET_HEADER, String.valueOf(origin.offset()));
    add(headers, ERRORS + "message", detail);
    add(headers, REASON_HEADER, reason);
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
