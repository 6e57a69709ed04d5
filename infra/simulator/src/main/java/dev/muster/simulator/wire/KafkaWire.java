package dev.muster.simulator.wire;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.schemas.Topics;
import dev.muster.simulator.forge.OutgoingRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.utils.Utils;

/**
 * A wire to a Kafka cluster, compressed as gateways behind a radio link do. Which partition a key
 * belongs to is left to Kafka's own partitioner, except where a record is meant to go astray. Safe
 * for use by many threads.
 */
public final class KafkaWire implements Wire {
  private static final List<Header> TICK =
      List.of(new RecordHeader(Topics.TICK_HEADER, new byte[0]));
  private static final int LINGER_MILLIS = 5;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Integer> partitions = new HashMap<>();

  /** Connects to a cluster whose topics exist. */
  public KafkaWire(KafkaAccess access) {
    Properties properties = access.producerProperties();
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "muster-fleet");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, String.valueOf(LINGER_MILLIS));
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, CompressionType.LZ4.name);
    properties.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(TopicSpec.TELEMETRY_BYTES));
    producer = new KafkaProducer<>(properties);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // The callback is told of failures too.
  public CompletableFuture<Landing> send(OutgoingRecord record) {
    CompletableFuture<Landing> landed = new CompletableFuture<>();
    producer.send(
        record(record),
        (metadata, failure) -> {
          if (failure == null) {
            landed.complete(
                new Landing(metadata.partition(), metadata.offset(), metadata.timestamp()));
          } else {
            landed.completeExceptionally(failure);
          }
        });
    return landed;
  }

  @Override
  public void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }

  private ProducerRecord<byte[], byte[]> record(OutgoingRecord record) {
    boolean astray = record.key() == null || record.shift() != 0;
    return new ProducerRecord<>(
        record.topic(),
        astray ? partition(record) : null,
        record.key(),
        record.value(),
        record.tick() ? TICK : List.of());
  }

  private int partition(OutgoingRecord record) {
    int count =
        partitions.computeIfAbsent(record.topic(), topic -> producer.partitionsFor(topic).size());
    return (Utils.toPositive(Utils.murmur2(record.route())) + record.shift()) % count;
  }
}
