package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.operator.ControlReach;
import dev.muster.connectors.kafka.batch.UnopenedHeader;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.Unopened;
import dev.muster.schemas.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ArrivedRecordDeserializerTest {
  private static final byte[] EMPTY = {};
  private static final byte[] STAND_IN =
      ByteBuffer.allocate(61).put((byte) Unopened.Cause.UNREADABLE.code()).array();

  private final List<ArrivedRecord> taken = new ArrayList<>();

  @Test
  void takesKeyValueAndPlaceOverUntouched() {
    byte[] key = {1};
    byte[] value = {(byte) 0xc3, 1, 2};

    read(TimestampRule.LOG_APPEND_TIME, record(TimestampType.LOG_APPEND_TIME, key, value));

    ArrivedRecord record = taken.get(0);
    assertThat(record.key()).isSameAs(key);
    assertThat(record.value()).isSameAs(value);
    assertThat(record.tick()).isFalse();
    assertThat(List.of(record.topic(), record.partition(), record.offset(), record.arrival()))
        .containsExactly("telemetry", 3, 41L, 1_700_000_000_123L);
  }

  @Test
  void takesARecordWithoutKeyAndValueThatIsNoTick() {
    read(TimestampRule.LOG_APPEND_TIME, record(TimestampType.LOG_APPEND_TIME, null, null));

    assertThat(taken.get(0).value()).isNull();
    assertThat(taken.get(0).tick()).isFalse();
  }

  @Test
  void knowsATickByItsHeader() {
    read(
        TimestampRule.LOG_APPEND_TIME, ticking(record(TimestampType.LOG_APPEND_TIME, EMPTY, null)));

    assertThat(taken.get(0).tick()).isTrue();
  }

  @Test
  void takesAnEmptyValueUnderTheTickHeaderForNoTick() {
    read(
        TimestampRule.LOG_APPEND_TIME, ticking(record(TimestampType.LOG_APPEND_TIME, null, EMPTY)));

    assertThat(taken.get(0).tick()).isFalse();
  }

  @Test
  void givesARecordThatTheBrokerDidNotStampTheArrivalOfTheOneBeforeIt() {
    PartitionArrivals arrivals =
        new PartitionArrivals(ControlReach.of("sender-timestamps"), WaitingBounds.UNBOUNDED);
    ArrivedRecordDeserializer reader =
        new ArrivedRecordDeserializer(TimestampRule.LOG_APPEND_TIME).counting(arrivals);
    for (ConsumerRecord<byte[], byte[]> record :
        List.of(
            at(TimestampType.CREATE_TIME, 9_000_000_000_000L),
            at(TimestampType.LOG_APPEND_TIME, 1_000),
            at(TimestampType.CREATE_TIME, 9_000_000_000_000L),
            at(TimestampType.CREATE_TIME, -5),
            at(TimestampType.LOG_APPEND_TIME, 1_500))) {
      reader.deserialize(record, new ListCollector<>(taken));
    }

    assertThat(taken)
        .extracting(ArrivedRecord::arrival)
        .containsExactly(0L, 1_000L, 1_000L, 1_000L, 1_500L);
    assertThat(arrivals.unstamped()).isEqualTo(3);
    assertThat(taken)
        .as("the first of each run of them says so")
        .extracting(ArrivedRecord::firstUnstamped)
        .containsExactly(true, false, true, false, false);
  }

  /** Reconciliation and recordings come to the same. */
  @Test
  void readersOfTheTopicKnowTheSameTimes() {
    StampedTimes times = new StampedTimes();

    assertThat(times.of(at(TimestampType.LOG_APPEND_TIME, 1_000))).isEqualTo(1_000);
    assertThat(times.of(at(TimestampType.CREATE_TIME, 9_000_000_000_000L))).isEqualTo(1_000);
    assertThat(times.of(at(TimestampType.LOG_APPEND_TIME, 1_500))).isEqualTo(1_500);
    assertThat(new StampedTimes().of(at(TimestampType.CREATE_TIME, 77))).isEqualTo(77);
  }

  @Test
  void takesRecordedTimestampsOfARecording() {
    read(TimestampRule.RECORDED, record(TimestampType.CREATE_TIME, null, EMPTY));

    assertThat(taken).hasSize(1);
  }

  @Test
  void takesNoRecordForAStandInThatAnyoneMayHaveWritten() {
    ConsumerRecord<byte[], byte[]> forged = record(TimestampType.LOG_APPEND_TIME, null, EMPTY);
    forged.headers().add(UnopenedHeader.RECORDED, STAND_IN);
    read(TimestampRule.LOG_APPEND_TIME, forged);
    assertThat(taken.get(0).unopened()).isNull();
  }

  @Test
  void knowsAStandInOfARecording() {
    ConsumerRecord<byte[], byte[]> recorded = record(TimestampType.CREATE_TIME, null, EMPTY);
    recorded.headers().add(UnopenedHeader.RECORDED, STAND_IN);
    read(TimestampRule.RECORDED, recorded);
    assertThat(taken.get(0).unopened())
        .isEqualTo(new Unopened(Unopened.Cause.UNREADABLE, 0, 0, 0, new byte[32], 0));
  }

  private static ConsumerRecord<byte[], byte[]> at(TimestampType type, long timestamp) {
    return new ConsumerRecord<>(
        "telemetry",
        3,
        41,
        timestamp,
        type,
        0,
        0,
        null,
        EMPTY,
        new RecordHeaders(),
        Optional.empty());
  }

  @Test
  void carriesAStandInFromTaskToTask() throws IOException {
    Unopened what = new Unopened(Unopened.Cause.TOO_LARGE, -1, 3 << 20, 9, new byte[32], 2);
    SerializerConfigImpl plain = new SerializerConfigImpl();
    plain.setGenericTypes(false);
    TypeSerializer<ArrivedRecord> serializer =
        new ArrivedRecordDeserializer(TimestampRule.RECORDED)
            .getProducedType()
            .createSerializer(plain);
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(new ArrivedRecord("t", 1, 2, 3, null, EMPTY, false, 4, what), out);
    ArrivedRecord read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    assertThat(read.unopened()).isEqualTo(what);
    assertThat(read.value()).isEqualTo(EMPTY);
  }

  private void read(TimestampRule rule, ConsumerRecord<byte[], byte[]> record) {
    new ArrivedRecordDeserializer(rule).deserialize(record, new ListCollector<>(taken));
  }

  private static ConsumerRecord<byte[], byte[]> ticking(ConsumerRecord<byte[], byte[]> record) {
    record.headers().add(Topics.TICK_HEADER, EMPTY);
    return record;
  }

  private static ConsumerRecord<byte[], byte[]> record(
      TimestampType type, byte[] key, byte[] value) {
    return new ConsumerRecord<>(
        "telemetry",
        3,
        41,
        1_700_000_000_123L,
        type,
        0,
        0,
        key,
        value,
        new RecordHeaders(),
        Optional.empty());
  }
}
