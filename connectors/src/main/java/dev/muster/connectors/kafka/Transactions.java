package dev.muster.connectors.kafka;

import dev.muster.connectors.fault.KafkaRights;
import dev.muster.connectors.kafka.transaction.TellingSink;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * What the sinks of one job that write exactly once have in common.
 *
 * <p>Readers with {@code isolation.level=read_committed} see each record once, after the checkpoint
 * that covers it. Not guaranteed over an outage that lasts longer than the timeout between a
 * checkpoint and its commit: the broker then drops what wasn't committed, and the job runs on.
 *
 * @param application names the job among all that use the cluster; stable over restarts
 * @param timeout at most the broker's {@code transaction.max.timeout.ms}
 */
public record Transactions(KafkaAccess access, String application, Duration timeout) {
  private static final String LINGER_MILLIS = "20";

  /** What a producer has for records that are not sent yet, unless it is told otherwise. */
  private static final int BUFFER_BYTES = 32 << 20;

  /**
   * @throws IllegalArgumentException if the application's name holds a slash, which ends the prefix
   *     of its transactional ids
   */
  public Transactions {
    if (application.isBlank() || application.contains("/")) {
      throw new IllegalArgumentException(
          "The application name '" + application + "' must not be blank or hold a slash.");
    }
  }

  /**
   * A sink into one topic.
   *
   * @param id names the sink within the application; stable over restarts
   * @param recordBytes the largest record with its headers
   */
  <T> TellingSink<T> sink(
      String id, String topic, KafkaRecordSerializationSchema<T> serializer, int recordBytes) {
    return new TellingSink<>(kafka(id, serializer, recordBytes), rights(id, topic));
  }

  /** Flink's sink looks who writes to its topic, which takes Read. */
  private KafkaRights rights(String id, String topic) {
    return access.rights(
        "Read, Write and Describe on topic %s, and Write and Describe on the transactional ids that begin with %s"
            .formatted(topic, prefix(id)));
  }

  private <T> KafkaSink<T> kafka(
      String id, KafkaRecordSerializationSchema<T> serializer, int recordBytes) {
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(properties(recordBytes))
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
        .setTransactionalIdPrefix(prefix(id))
        .setRecordSerializer(serializer)
        .build();
  }

  /**
   * Ends in a slash, which no part of it holds, so no prefix starts another: the sink aborts every
   * open transaction whose id starts with its prefix.
   */
  String prefix(String id) {
    return "muster/" + application + "/" + id.replace('/', '_') + "/";
  }

  Properties properties(int recordBytes) {
    Properties producer = access.clientProperties();
    producer.setProperty(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, String.valueOf(timeout.toMillis()));
    producer.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(recordBytes));
    if (recordBytes > BUFFER_BYTES) {
      producer.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, String.valueOf(recordBytes));
    }
    producer.setProperty(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    return producer;
  }
}
