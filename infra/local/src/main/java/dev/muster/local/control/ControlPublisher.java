package dev.muster.local.control;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.control.ControlContent;
import dev.muster.control.ControlSigner;
import dev.muster.control.ControlTime;
import dev.muster.schemas.Topics;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Publishes signed control records, and returns when they are valid.
 *
 * <p>Valid means: a record that the same broker appends from then on is judged by them. The
 * broker's clock tells when, not this machine's: a tick of our own shows its time.
 *
 * @param <T> the content
 */
public final class ControlPublisher<T> {
  private static final byte[] EMPTY = {};

  private final KafkaAccess access;
  private final String topic;
  private final ControlContent<T> contents;
  private final ControlSigner signer;
  private final InstantSource clock;

  /**
   * @param clock tells the time of issue, which is recorded and decides nothing
   */
  public ControlPublisher(
      KafkaAccess access,
      String topic,
      ControlContent<T> contents,
      ControlSigner signer,
      InstantSource clock) {
    this.access = access;
    this.topic = topic;
    this.contents = contents;
    this.signer = signer;
    this.clock = clock;
  }

  /**
   * Publishes all and waits until the last is valid.
   *
   * @return the time from which all are valid, in ms since 1970 by the broker's clock
   * @throws PublishFailedException if the broker doesn't take them; some may have been published
   */
  public long publish(List<T> all) throws InterruptedException {
    try (BoundedProducer producer = new BoundedProducer(access)) {
      RecordMetadata last =
          producer.send(all.stream().map(this::record).toList()).stream()
              .max(Comparator.comparingLong(RecordMetadata::timestamp))
              .orElse(null);
      return last == null ? 0 : awaitValid(producer, last);
    } catch (ExecutionException e) {
      throw new PublishFailedException(topic, e.getCause());
    }
  }

  private ProducerRecord<byte[], byte[]> record(T content) {
    return new ProducerRecord<>(
        topic,
        ControlSigner.kafkaKey(contents, content),
        signer.sign(contents, content, clock.instant().getEpochSecond()));
  }

  private long awaitValid(BoundedProducer producer, RecordMetadata published)
      throws InterruptedException, ExecutionException {
    long validFrom = ControlTime.validFrom(published.timestamp());
    long now = published.timestamp();
    while (now < validFrom) {
      Thread.sleep(validFrom - now);
      now = producer.send(List.of(tick(published.partition()))).get(0).timestamp();
    }
    return validFrom;
  }

  private ProducerRecord<byte[], byte[]> tick(int partition) {
    return new ProducerRecord<>(
        topic, partition, EMPTY, null, List.of(new RecordHeader(Topics.TICK_HEADER, EMPTY)));
  }
}
