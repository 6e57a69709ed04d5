package dev.muster.admin.control;

import dev.muster.arrival.ControlTime;
import dev.muster.connectors.kafka.PreflightException;
import dev.muster.control.ControlSigner;
import dev.muster.message.ArrivalClock;
import dev.muster.schemas.Topics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Publishes signed control records, and returns when they are valid.
 *
 * <p>Valid means: a record that the same broker appends from then on is judged by them. The
 * broker's clock tells when, not this machine's: a tick of our own shows its time.
 *
 * @param clock tells the time of issue, which is recorded and decides nothing
 */
public record ControlPublisher<T>(
    ControlTopic<T> topic, ControlSigner signer, InstantSource clock) {
  private static final byte[] EMPTY = {};

  /** Often enough that no time goes uncovered while the broker's clock is behind. */
  private static final long SHORT_MILLIS = 500;

  /**
   * Publishes all, makes sure that the pipeline applies them, and waits until the last is valid.
   *
   * @return the time from which all are valid, in ms since 1970 by the broker's clock
   * @throws PublishFailedException if the broker doesn't take them; some may have been published
   * @throws OvertakenException if somebody else published a version as new of one of them first;
   *     the others are applied
   */
  public long publish(List<T> all) throws InterruptedException {
    if (all.isEmpty()) {
      return 0;
    }
    try (BoundedProducer producer = new BoundedProducer(topic.access())) {
      List<RecordMetadata> taken = producer.send(all.stream().map(this::record).toList());
      requireFirst(all, taken);
      return awaitValid(
          producer, Collections.max(taken, Comparator.comparingLong(RecordMetadata::timestamp)));
    } catch (ExecutionException e) {
      throw PublishFailedException.refused(topic.topic(), e);
    }
  }

  /** What stands before a record, and so decides over it, no longer changes once it is appended. */
  private void requireFirst(List<T> all, List<RecordMetadata> taken) {
    List<PublishedVersion> published = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      published.add(
          new PublishedVersion(
              topic.contents().subject(all.get(i)),
              topic.contents().version(all.get(i)),
              taken.get(i).partition(),
              taken.get(i).offset()));
    }
    List<PublishedVersion> overtaken = overtaken(published);
    if (!overtaken.isEmpty()) {
      throw new OvertakenException(topic.topic(), overtaken);
    }
  }

  private List<PublishedVersion> overtaken(List<PublishedVersion> published) {
    try {
      return topic.overtaken(published);
    } catch (KafkaException | PreflightException e) {
      throw PublishFailedException.unconfirmed(topic.topic(), e);
    }
  }

  private ProducerRecord<byte[], byte[]> record(T content) {
    return new ProducerRecord<>(
        topic.topic(),
        ControlSigner.kafkaKey(topic.contents(), content),
        signer.sign(topic.contents(), content, clock.instant().getEpochSecond()));
  }

  /** Goes by the time of the pipeline, which passes where the broker's clock is set back. */
  private long awaitValid(BoundedProducer producer, RecordMetadata published)
      throws InterruptedException, ExecutionException {
    ArrivalClock clock = ArrivalClock.unset();
    long now = clock.arrived(published.timestamp());
    long validFrom = ControlTime.validFrom(now);
    while (now < validFrom) {
      Thread.sleep(clock.ahead() > 0 ? SHORT_MILLIS : validFrom - now);
      now = clock.arrived(producer.send(List.of(tick(published.partition()))).get(0).timestamp());
    }
    return validFrom;
  }

  private ProducerRecord<byte[], byte[]> tick(int partition) {
    return new ProducerRecord<>(
        topic.topic(),
        partition,
        EMPTY,
        null,
        List.of(new RecordHeader(Topics.TICK_HEADER, EMPTY)));
  }
}
