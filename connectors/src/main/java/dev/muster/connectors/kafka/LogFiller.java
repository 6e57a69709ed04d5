package dev.muster.connectors.kafka;

import dev.muster.connectors.kafka.resume.LostRecords;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Writes ticks where a log was cut short, up to what had been read of it: a device's record that
 * came to stand there would never be read.
 */
record LogFiller(KafkaAccess access) {
  /**
   * Returns when the next record will stand behind the last of those.
   *
   * @throws PreflightException if the broker doesn't take them
   */
  void fill(LostRecords cut) {
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(properties())) {
      long missing = cut.last() - cut.first() + 1;
      while (missing > 0) {
        missing = cut.last() - write(producer, cut, missing);
      }
    } catch (ExecutionException e) {
      throw PreflightException.because(
          "The log of %s-%s can't be filled up to offset %s"
              .formatted(cut.topic(), cut.partition(), cut.last()),
          e);
    } catch (InterruptedException e) {
      throw AdminAccess.interrupted(e);
    }
  }

  /** Others may write meanwhile, and then fewer are needed: more do no harm. */
  private static long write(Producer<byte[], byte[]> producer, LostRecords cut, long count)
      throws ExecutionException, InterruptedException {
    Future<RecordMetadata> newest = null;
    for (long written = 0; written < count; written++) {
      newest = producer.send(Metronome.tick(cut.topic(), cut.partition()));
    }
    return newest == null ? cut.last() : newest.get().offset();
  }

  private Properties properties() {
    Properties producer = access.producerProperties();
    producer.put(ProducerConfig.CLIENT_ID_CONFIG, "muster-filler");
    return producer;
  }
}
