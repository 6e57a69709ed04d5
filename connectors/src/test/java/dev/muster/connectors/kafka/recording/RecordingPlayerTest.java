package dev.muster.connectors.kafka.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.schemas.RecordedHeader;
import dev.muster.schemas.RecordedRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingPlayerTest {
  private static final KafkaAccess ACCESS = KafkaAccess.plain("127.0.0.1:1");

  @TempDir Path directory;

  /** Numbers the records of each partition from 0, as a broker does that had none. */
  private final MockProducer<byte[], byte[]> broker =
      new MockProducer<>(
          Cluster.empty()
              .withPartitions(
                  Map.of(
                      new TopicPartition("telemetry", 0), place("telemetry", 0),
                      new TopicPartition("telemetry", 1), place("telemetry", 1),
                      new TopicPartition("telemetry", 2), place("telemetry", 2),
                      new TopicPartition("registry", 0), place("registry", 0))),
          true,
          null,
          new ByteArraySerializer(),
          new ByteArraySerializer());

  @Test
  void givesEachRecordItsPlaceItsTimeAndItsHeaders() throws Exception {
    recorded("telemetry", 2, record(0, 1_000, "a"), record(1, 2_000, null));

    assertThat(new RecordingPlayer(ACCESS, Playback.backlog(List.of())).play(directory, broker))
        .isEqualTo(2);
    ProducerRecord<byte[], byte[]> first = broker.history().get(0);
    assertThat(first.topic()).isEqualTo("telemetry");
    assertThat(first.partition()).isEqualTo(2);
    assertThat(first.timestamp()).isEqualTo(1_000);
    assertThat(first.key()).isNull();
    assertThat(first.value()).isEqualTo("a".getBytes(UTF_8));
    assertThat(first.headers().lastHeader("h").value()).isEqualTo("x".getBytes(UTF_8));
    assertThat(broker.history().get(1).value()).isNull();
  }

  @Test
  void playsTheOlderRecordFirstWhereverItStands() throws Exception {
    recorded("telemetry", 0, record(0, 3_000, "c"));
    recorded("registry", 0, record(0, 1_000, "a"), record(1, 4_000, "d"));
    recorded("telemetry", 1, record(0, 2_000, "b"));

    new RecordingPlayer(ACCESS, Playback.backlog(List.of())).play(directory, broker);

    assertThat(values()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void playsLaterWhatIsHeldBack() throws Exception {
    recorded("telemetry", 0, record(0, 1_000, "held"));
    recorded("telemetry", 1, record(0, 2_000, "not"));
    Playback playback =
        new Playback(
            Playback.Pace.BACKLOG, List.of(), "telemetry", Map.of(0, Duration.ofMillis(1)));

    new RecordingPlayer(ACCESS, playback).play(directory, broker);

    assertThat(values()).containsExactly("not", "held");
  }

  @Test
  void keepsThePausesOfTheRecordingWhereItIsPlayedLive() throws Exception {
    recorded("telemetry", 0, record(0, 1_000, "a"), record(1, 1_200, "b"));
    Playback playback = new Playback(Playback.Pace.LIVE, List.of(), "", Map.of());

    long began = System.nanoTime();
    new RecordingPlayer(ACCESS, playback).play(directory, broker);

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Duration.ofMillis(199));
  }

  @Test
  void refusesARecordingWithAHole() throws Exception {
    recorded("telemetry", 0, record(0, 1_000, "a"), record(2, 2_000, "c"));

    assertThatThrownBy(
            () -> new RecordingPlayer(ACCESS, Playback.backlog(List.of())).play(directory, broker))
        .isInstanceOf(RecordingException.class)
        .hasMessageStartingWith("Record 2 of telemetry-0 would get the offset 1");
  }

  @Test
  void saysThatADirectoryHoldsNoRecording() {
    assertThatThrownBy(
            () -> new RecordingPlayer(ACCESS, Playback.backlog(List.of())).play(directory, broker))
        .isInstanceOf(RecordingException.class)
        .hasMessage(directory + " holds no recording: make one with ./muster demo --record DIR.");
  }

  private static PartitionInfo place(String topic, int partition) {
    return new PartitionInfo(topic, partition, Node.noNode(), new Node[0], new Node[0]);
  }

  private List<String> values() {
    return broker.history().stream().map(record -> new String(record.value(), UTF_8)).toList();
  }

  private static RecordedRecord record(long offset, long timestamp, String value) {
    return RecordedRecord.newBuilder()
        .setOffset(offset)
        .setTimestamp(timestamp)
        .setValue(value == null ? null : bytes(value))
        .setHeaders(List.of(RecordedHeader.newBuilder().setName("h").setValue(bytes("x")).build()))
        .build();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private void recorded(String topic, int partition, RecordedRecord... records) throws IOException {
    try (DataFileWriter<RecordedRecord> file =
        new DataFileWriter<>(new SpecificDatumWriter<>(RecordedRecord.class))
            .create(
                RecordedRecord.getClassSchema(),
                RecordedPartition.in(directory, topic, partition).file().toFile())) {
      for (RecordedRecord record : records) {
        file.append(record);
      }
    }
  }
}
