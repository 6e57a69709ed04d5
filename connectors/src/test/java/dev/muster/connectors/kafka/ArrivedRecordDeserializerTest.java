package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.connectors.kafka.batch.UnopenedHeader;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.Unopened;
import dev.muster.schemas.Topics;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
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
  void refusesASendersTimestampByNamingTheRecord() {
    ConsumerRecord<byte[], byte[]> record = record(TimestampType.CREATE_TIME, null, EMPTY);

    assertThatThrownBy(() -> read(TimestampRule.LOG_APPEND_TIME, record))
        .isInstanceOf(SenderTimestampException.class)
        .hasMessageContaining("Record 41 of telemetry-3");
    assertThat(taken).isEmpty();
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
