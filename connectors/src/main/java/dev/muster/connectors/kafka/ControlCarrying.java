package dev.muster.connectors.kafka;

import dev.muster.control.Authentication;
import dev.muster.control.ControlAuthenticator;
import dev.muster.control.ControlHistory;
import dev.muster.control.Precedence;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.digest.Sha256;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Keeps a control topic short in place of the broker's compaction, which looks at keys and at no
 * signature: an unsigned record would displace what is in force.
 *
 * <p>What is in force and was written before the oldest needed message is written once more, byte
 * for byte. Where the copy is old enough too, so that whoever starts from the first record knows
 * every version in time, the records before it are deleted: ticks, superseded versions, and what
 * nobody signed. A pass that is killed leaves a copy too many, which changes nothing: a version
 * counts once. What can't be copied, since it has expired, is never deleted while it counts.
 *
 * <p>One at a time for a topic. A pipeline may be reading.
 *
 * @param needed how old a message may be that is judged anew: what telemetry is kept for
 * @param worth the fewest records that are deleted at a time
 */
public record ControlCarrying(KafkaAccess access, Duration needed, long worth) {
  /** Fewer records than these are not worth a pass: about an hour of ticks. */
  private static final long WORTH = 7_200;

  /** One that does not look at a few records. */
  public ControlCarrying(KafkaAccess access, Duration needed) {
    this(access, needed, WORTH);
  }

  /**
   * How long a topic keeps its records, or nothing if for ever.
   *
   * @throws PreflightException if the broker can't be reached or has no such topic
   */
  public static Optional<Duration> kept(KafkaAccess access, String topic) {
    try (Admin admin = AdminAccess.open(access)) {
      Config config =
          AdminAccess.await(
              access,
              AdminAccess.settings(admin, topic),
              "Kafka doesn't describe topic %s".formatted(topic));
      long millis = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
      return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }
  }

  /**
   * One pass over one topic.
   *
   * @param now the time of the machine in ms
   * @throws PreflightException if the broker can't be reached or refuses
   */
  public Pass once(String topic, ControlAuthenticator<?> authenticator, long now) {
    Pass all = Pass.NONE;
    try (TopicReader reader = TopicReader.openUncommitted(access, topic)) {
      for (int partition = 0; partition < reader.partitions(); partition++) {
        all = all.and(once(reader, new TopicPartition(topic, partition), authenticator, now));
      }
    }
    return all;
  }

  private Pass once(
      TopicReader reader, TopicPartition at, ControlAuthenticator<?> authenticator, long now) {
    ControlHistory history = new ControlHistory(now - needed.toMillis());
    MessageDigest sha256 = Sha256.begin();
    reader.read(
        at.partition(),
        record -> {
          history.passed(record.offset(), record.arrival());
          if (!record.tick()) {
            authenticator
                .authenticate(record, reader.partitions())
                .fold(authentic -> took(history, record, authentic, sha256), refused -> null);
          }
        });
    long copied = copy(reader, at, new HashSet<>(history.aged()), authenticator, now);
    long first = AdminAccess.of(reader.earliest(), at.partition());
    long border = history.firstNeeded();
    if (border - first < worth) {
      return new Pass(copied, 0);
    }
    delete(at, border);
    return new Pass(copied, border - first);
  }

  private static Void took(
      ControlHistory history,
      ArrivedRecord record,
      Authentication.Authentic<?> authentic,
      MessageDigest sha256) {
    history.took(
        record.offset(),
        record.arrival(),
        authentic.subject(),
        Precedence.of(authentic),
        sha256.digest(record.value()));
    return null;
  }

  /** Copies what would count if it were written now. */
  private long copy(
      TopicReader reader,
      TopicPartition at,
      Set<Long> aged,
      ControlAuthenticator<?> authenticator,
      long now) {
    if (aged.isEmpty()) {
      return 0;
    }
    List<Future<?>> answers = new ArrayList<>();
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(access.producerProperties())) {
      reader.read(
          at.partition(),
          Collections.min(aged),
          Collections.max(aged),
          record -> {
            if (aged.contains(record.offset())
                && counts(arrivingAt(record, now), reader.partitions(), authenticator)) {
              answers.add(
                  producer.send(
                      new ProducerRecord<>(
                          at.topic(), at.partition(), record.key(), record.value())));
            }
          });
      for (Future<?> answer : answers) {
        answer.get();
      }
      return answers.size();
    } catch (ExecutionException e) {
      throw PreflightException.because(
          "Topic %s takes no copy of what is in force".formatted(at.topic()), e);
    } catch (InterruptedException e) {
      throw AdminAccess.interrupted(e);
    }
  }

  private static boolean counts(
      ArrivedRecord record, int partitions, ControlAuthenticator<?> authenticator) {
    return authenticator.authenticate(record, partitions).fold(authentic -> true, refused -> false);
  }

  private static ArrivedRecord arrivingAt(ArrivedRecord record, long arrival) {
    return new ArrivedRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        arrival,
        record.key(),
        record.value(),
        false);
  }

  private void delete(TopicPartition at, long border) {
    try (Admin admin = AdminAccess.open(access)) {
      AdminAccess.await(
          access,
          admin.deleteRecords(Map.of(at, RecordsToDelete.beforeOffset(border))).all(),
          "Kafka doesn't delete the oldest records of %s".formatted(at));
    }
  }

  /**
   * What a pass has done.
   *
   * @param copied records that were written once more
   * @param deleted records that are gone, by offsets
   */
  public record Pass(long copied, long deleted) {
    private static final Pass NONE = new Pass(0, 0);

    /** Both together. */
    public Pass and(Pass other) {
      return new Pass(copied + other.copied, deleted + other.deleted);
    }
  }
}
