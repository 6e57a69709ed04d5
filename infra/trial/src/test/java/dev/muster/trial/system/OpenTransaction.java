package dev.muster.trial.system;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Four bytes on every topic that the pipeline reads, and on that of its intents, in a transaction
 * that nobody ends.
 */
final class OpenTransaction implements AutoCloseable {
  /** Records of the telemetry topic among them: one was taken back, one may still be. */
  static final int MESSAGES = 2;

  static final String ID = "somebody-elses";

  private static final List<String> TOPICS =
      List.of(
          Topics.TELEMETRY,
          Topics.REGISTRY,
          Topics.TRUST,
          Topics.POLICY,
          Topics.RULES,
          Topics.APPROVALS,
          Topics.INTENTS);

  private final KafkaProducer<byte[], byte[]> producer;

  private OpenTransaction(KafkaProducer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  static OpenTransaction begin(KafkaAccess kafka) throws Exception {
    Properties properties = kafka.clientProperties();
    properties.setProperty("transactional.id", ID);
    properties.setProperty("transaction.timeout.ms", "3600000");
    OpenTransaction open =
        new OpenTransaction(
            new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()));
    open.producer.initTransactions();
    open.write();
    open.producer.abortTransaction();
    open.write();
    return open;
  }

  private void write() throws Exception {
    producer.beginTransaction();
    for (String topic : TOPICS) {
      byte[] key = "x".getBytes(StandardCharsets.US_ASCII);
      producer.send(new ProducerRecord<>(topic, 0, key, new byte[] {1, 2, 3, 4})).get();
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
