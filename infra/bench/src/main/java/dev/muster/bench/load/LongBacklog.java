package dev.muster.bench.load;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.batch.BoundedConsumer;
import dev.muster.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The recorded messages several times over, on a topic of their own: the pass-through job reads so
 * fast that it would come to the end of the telemetry topic before its first checkpoint, and
 * checkpoints are part of what the platform costs. It doesn't judge, so a message may come again.
 */
public final class LongBacklog {
  /** Where they are. */
  public static final String TOPIC = "bench.pass-through";

  /** How often each message is there. */
  public static final int TIMES = 4;

  private final KafkaAccess kafka;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /** On the broker that has the telemetry. */
  public LongBacklog(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /** Writes all of it, partition by partition. */
  public void write() {
    Properties to = Load.properties(kafka);
    Properties from = kafka.clientProperties();
    from.put("enable.auto.commit", "false");
    try (KafkaConsumer<byte[], byte[]> consumer = BoundedConsumer.open(from);
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(to)) {
      int partitions = consumer.partitionsFor(Topics.TELEMETRY).size();
      TopicCreation.createMissing(kafka, List.of(TopicSpec.telemetry(TOPIC, partitions)));
      for (int time = 0; time < TIMES; time++) {
        copy(consumer, producer, partitions);
      }
      producer.flush();
    }
    if (failure.get() != null) {
      throw new IllegalStateException(
          "The broker did not take the backlog: " + failure.get().getMessage(), failure.get());
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback is told of failures too.
  private void copy(
      KafkaConsumer<byte[], byte[]> consumer,
      KafkaProducer<byte[], byte[]> producer,
      int partitions) {
    List<TopicPartition> all =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(Topics.TELEMETRY, partition))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    while (all.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
        producer.send(
            new ProducerRecord<>(TOPIC, record.partition(), record.key(), record.value()),
            (metadata, broken) -> failure.compareAndSet(null, broken));
      }
    }
  }
}
