package dev.muster.admin.control;

import dev.muster.arrival.Origin;
import dev.muster.connectors.kafka.DeadLetter;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicPreflight;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.message.ArrivedRecord;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.VerdictReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts refused records into quarantine again that were lost on their way there: the bytes as they
 * still stand on the telemetry topic, with the recorded reason. The sentence for people is that of
 * the reason; what the job had to say of the single record is lost.
 */
public record DeadLetterResend(KafkaAccess access, TopicsConfig topics) {
  /** Held in memory at once. */
  private static final int BATCH = 500;

  private static final int BATCH_BYTES = 8 << 20;

  /**
   * Sends all and waits until the broker has them.
   *
   * @param lost the reason of each lost record, by partition and offset
   * @return how many were sent; the others are no longer on the telemetry topic
   * @throws PublishFailedException if the broker doesn't take one; some may have been sent
   */
  public long send(Map<Integer, NavigableMap<Long, VerdictReason>> lost) {
    try (TopicReader telemetry = TopicReader.openUncommitted(access, topics.telemetry());
        TopicReader quarantine = TopicReader.open(access, topics.quarantine());
        BoundedProducer producer = new BoundedProducer(access)) {
      int room = new TopicPreflight(access, TimestampRule.RECORDED).quarantine(topics.quarantine());
      Batch batch = new Batch(producer, quarantine.partitions(), room);
      lost.forEach(
          (partition, reasons) ->
              telemetry.read(
                  partition,
                  reasons.firstKey(),
                  reasons.lastKey(),
                  record -> batch.add(record, reasons.get(record.offset()))));
      batch.send();
      return batch.sent;
    }
  }

  private final class Batch {
    private final BoundedProducer producer;
    private final int partitions;
    private final int room;
    private final List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
    private long bytes;
    private long sent;

    Batch(BoundedProducer producer, int partitions, int room) {
      this.producer = producer;
      this.partitions = partitions;
      this.room = room;
    }

    void add(ArrivedRecord record, @Nullable VerdictReason reason) {
      if (reason == null) {
        return;
      }
      Origin origin =
          new Origin(record.topic(), record.partition(), record.offset(), record.arrival());
      letters.add(
          DeadLetter.of(
                  new RefusedRecord(
                      origin,
                      record.key(),
                      record.value(),
                      reason,
                      reason.explanation(),
                      record.unopened()))
              .to(topics.quarantine(), partitions, room, null));
      bytes += record.value() == null ? 0 : record.value().length;
      if (letters.size() >= BATCH || bytes >= BATCH_BYTES) {
        send();
      }
    }

    void send() {
      try {
        sent += producer.send(letters).size();
        letters.clear();
        bytes = 0;
      } catch (ExecutionException e) {
        throw PublishFailedException.refused(topics.quarantine(), e);
      } catch (InterruptedException e) {
        throw PublishFailedException.interrupted(topics.quarantine(), e);
      }
    }
  }
}
