package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What stands in quarantine, as a reader of committed records sees it. */
final class DeadLetters {
  private final Map<String, ConsumerRecord<byte[], byte[]>> byOrigin = new HashMap<>();
  private final List<String> doubled = new ArrayList<>();

  /** Waits for so many dead letters, no matter which. */
  static DeadLetters await(KafkaAccess kafka, long count) {
    Audited.await(
        () -> read(kafka).size() >= count,
        () -> read(kafka).size() + " of " + count + " dead letters");
    return read(kafka);
  }

  static DeadLetters read(KafkaAccess kafka) {
    DeadLetters letters = new DeadLetters();
    try (TopicReader reader = TopicReader.open(kafka, Topics.TELEMETRY_DEAD_LETTERS)) {
      reader.read(IntStream.range(0, reader.partitions()).boxed().toList(), letters::take);
    }
    return letters;
  }

  private void take(ConsumerRecord<byte[], byte[]> letter) {
    String origin =
        header(letter, "__dlq.errors.partition") + ":" + header(letter, "__dlq.errors.offset");
    assertThat(header(letter, "__dlq.errors.topic")).isEqualTo(Topics.TELEMETRY);
    if (byOrigin.put(origin, letter) != null) {
      doubled.add(origin);
    }
  }

  int size() {
    return byOrigin.size() + doubled.size();
  }

  /** Each refused row has one dead letter with its reason, and nothing else has one. */
  void assertSameAs(Audited audited) {
    Map<String, String> refused = new HashMap<>();
    for (List<Object> row :
        audited.rows(
            "SELECT kafka_partition || ':' || kafka_offset, verdict FROM audit.verdicts"
                + " WHERE verdict NOT IN ('ACCEPTED', 'TICK')")) {
      refused.put((String) row.get(0), (String) row.get(1));
    }
    Map<String, String> letters = new HashMap<>();
    byOrigin.forEach((origin, letter) -> letters.put(origin, header(letter, "muster-reason")));
    assertThat(doubled).isEmpty();
    assertThat(letters).isEqualTo(refused);
  }

  /** The dead letters of these records hold the very bytes that were sent. */
  void assertUntouched(List<RecordMetadata> places, List<ProducerRecord<byte[], byte[]>> sent) {
    int compared = 0;
    for (int i = 0; i < sent.size(); i++) {
      RecordMetadata place = places.get(i);
      var letter = byOrigin.get(place.partition() + ":" + place.offset());
      if (letter != null) {
        assertThat(letter.key()).isEqualTo(sent.get(i).key());
        assertThat(letter.value()).isEqualTo(sent.get(i).value());
        assertThat(header(letter, "__dlq.errors.message")).isNotBlank();
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  /** Every dead letter holds the very bytes that stand on the telemetry topic. */
  void assertUntouched(KafkaAccess kafka) {
    Set<String> compared = new HashSet<>();
    try (TopicReader reader = TopicReader.open(kafka, Topics.TELEMETRY)) {
      reader.readAll(
          record -> {
            String origin = record.partition() + ":" + record.offset();
            var letter = byOrigin.get(origin);
            if (letter != null) {
              assertThat(letter.key()).as(origin).isEqualTo(record.key());
              assertThat(letter.value()).as(origin).isEqualTo(record.value());
              compared.add(origin);
            }
          });
    }
    assertThat(compared).isEqualTo(byOrigin.keySet());
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
