package dev.muster.admin.control;

import dev.muster.connectors.kafka.KafkaAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A producer for what people ask for: waits for the broker's answer, and not for long. */
final class BoundedProducer implements AutoCloseable {
  /** As much as it buffers at all: what a topic takes is for the broker to say. */
  private static final String REQUEST_BYTES = String.valueOf(32 << 20);

  private final KafkaProducer<byte[], byte[]> producer;

  BoundedProducer(KafkaAccess access) {
    this.producer = new KafkaProducer<>(properties(access));
  }

  /**
   * Sends all and waits until the broker has them.
   *
   * @return where they stand, in the order of the records
   * @throws ExecutionException if the broker doesn't take one; others may have been sent
   */
  List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records)
      throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> answers = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : records) {
      answers.add(producer.send(record));
    }
    List<RecordMetadata> taken = new ArrayList<>();
    for (Future<RecordMetadata> answer : answers) {
      taken.add(answer.get());
    }
    return taken;
  }

  @Override
  public void close() {
    producer.close();
  }

  private static Properties properties(KafkaAccess access) {
    Properties producer = access.producerProperties();
    producer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_BYTES);
    producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");
    producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
    producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "15000");
    return producer;
  }
}
