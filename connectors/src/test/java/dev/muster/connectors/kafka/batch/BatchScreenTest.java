package dev.muster.connectors.kafka.batch;

import static dev.muster.connectors.kafka.batch.Batches.FIRST_OFFSET;
import static dev.muster.connectors.kafka.batch.Batches.batch;
import static dev.muster.connectors.kafka.batch.Batches.read;
import static dev.muster.connectors.kafka.batch.Batches.zeros;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.muster.message.Unopened;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.SimpleRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.ByteUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of batches that were made to hurt whoever unpacks them. */
class BatchScreenTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final byte[] KEY = "dev-1".getBytes(UTF_8);

  private final BatchScreen screen = new BatchScreen(BatchLimits.DEFAULT);

  @ParameterizedTest
  @EnumSource(CompressionType.class)
  void handsOnWhatASenderCompresses(CompressionType type) {
    MemoryRecords honest =
        MemoryRecords.withRecords(
            Compression.of(type).build(),
            LongStream.range(0, 200)
                .mapToObj(i -> new SimpleRecord(i, KEY, ("message " + i).getBytes(UTF_8)))
                .toArray(SimpleRecord[]::new));
    assertThat(screen.screen(honest)).isSameAs(honest);
  }

  @ParameterizedTest
  @EnumSource(CompressionType.class)
  void leavesABombUnopenedAndTakesWhatStandsAroundIt(CompressionType type) throws Exception {
    long bomb = 8 * MEBIBYTE;
    MemoryRecords sent =
        batch(
            type,
            3,
            out -> {
              zeros(out, 0, KEY, 10);
              zeros(out, 1, KEY, bomb);
              zeros(out, 2, KEY, 20);
            });
    MemoryRecords safe = screen.screen(sent);
    List<Record> records = read(safe);
    assertThat(offsets(records)).containsExactly(FIRST_OFFSET, FIRST_OFFSET + 1, FIRST_OFFSET + 2);
    assertThat(records).allMatch(each -> each.timestamp() == Batches.ARRIVAL);
    assertThat(records.get(0).valueSize()).isEqualTo(10);
    assertThat(records.get(2).valueSize()).isEqualTo(20);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(new byte[(int) bomb]);
    assertThat(unopened(records.get(1)))
        .contains(new Unopened(Unopened.Cause.TOO_LARGE, KEY.length, bomb, bomb, digest, 0));
    assertThat(records.get(1).key()).isEqualTo(ByteBuffer.wrap(KEY));
    assertThat(records.get(1).valueSize()).isEqualTo(512);
  }

  @Test
  void keepsWhatElseABatchSays() {
    MutableRecordBatch batch = only(screen.screen(bomb(CompressionType.ZSTD, 64L * MEBIBYTE)));
    assertThat(batch.compressionType()).isEqualTo(CompressionType.NONE);
    assertThat(batch.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
    assertThat(batch.isTransactional()).isTrue();
    assertThat(batch.producerId()).isEqualTo(7);
    assertThat(batch.producerEpoch()).isEqualTo((short) 3);
    assertThat(batch.baseSequence()).isEqualTo(5);
    assertThat(batch.partitionLeaderEpoch()).isEqualTo(2);
  }

  @Test
  void unpacksNoMoreThanItsBoundAndTakesLittleMemory() {
    MemoryRecords sent = bomb(CompressionType.ZSTD, 900L * MEBIBYTE);
    assertThat(sent.sizeInBytes()).isLessThan(100_000);
    screen.screen(sent);
    long before = allocated();
    MemoryRecords safe = screen.screen(sent);
    assertThat(allocated() - before).isLessThan(2L * MEBIBYTE);
    Unopened what = unopened(read(safe).get(0)).orElseThrow();
    assertThat(what.cause()).isEqualTo(Unopened.Cause.TOO_LARGE);
    assertThat(what.valueBytes()).isEqualTo(900L * MEBIBYTE);
    assertThat(what.digestedBytes()).isBetween(15L * MEBIBYTE, 16L * MEBIBYTE);
  }

  @Test
  void givesEachRecordBehindTheBoundAStandIn() {
    List<Record> records =
        read(
            screen.screen(
                batch(
                    CompressionType.ZSTD,
                    3,
                    out -> {
                      zeros(out, 0, KEY, 64L * MEBIBYTE);
                      zeros(out, 1, KEY, 10);
                      zeros(out, 2, KEY, 10);
                    })));
    assertThat(records)
        .extracting(each -> unopened(each).orElseThrow().cause())
        .containsExactly(
            Unopened.Cause.TOO_LARGE,
            Unopened.Cause.BATCH_TOO_LARGE,
            Unopened.Cause.BATCH_TOO_LARGE);
  }

  @Test
  void takesTheSmallRecordsOfABatchThatLargeOnesFill() {
    List<Record> records =
        read(
            screen.screen(
                batch(
                    CompressionType.ZSTD,
                    11,
                    out -> {
                      for (int i = 0; i < 10; i++) {
                        zeros(out, i, KEY, MEBIBYTE - 100);
                      }
                      zeros(out, 10, KEY, 300);
                    })));
    assertThat(unopened(records.get(10))).isEmpty();
    assertThat(records.get(10).valueSize()).isEqualTo(300);
    assertThat(records.stream().filter(each -> unopened(each).isEmpty())).hasSize(5);
    assertThat(records).hasSize(11);
  }

  @Test
  void leavesAKeyAloneThatIsABomb() {
    List<Record> records =
        read(
            screen.screen(
                batch(CompressionType.GZIP, 1, out -> zeros(out, 0, new byte[12 * MEBIBYTE], 5))));
    Unopened what = unopened(records.get(0)).orElseThrow();
    assertThat(what.keyBytes()).isEqualTo(12L * MEBIBYTE);
    assertThat(what.valueBytes()).isEqualTo(5);
    assertThat(records.get(0).keySize()).isEqualTo(512);
  }

  @ParameterizedTest
  @EnumSource(
      value = CompressionType.class,
      names = {"NONE", "ZSTD"})
  void takesNoHeadersOfARecordWithAMillion(CompressionType type) {
    List<Record> records =
        read(
            screen.screen(
                batch(
                    type,
                    2,
                    out -> {
                      withHeaders(out, 0, 400_000);
                      withHeaders(out, 1, 3);
                    })));
    assertThat(records).extracting(each -> each.headers().length).containsExactly(0, 3);
    assertThat(records).allMatch(each -> each.valueSize() == 3);
  }

  @Test
  void standsOnceForWhatIsTooManyToStandForOneByOne() {
    List<Record> records =
        read(
            screen.screen(
                batch(CompressionType.ZSTD, 10_001, out -> zeros(out, 0, KEY, 64L * MEBIBYTE))));
    assertThat(records).hasSize(4_096);
    assertThat(unopened(records.get(4_095)).orElseThrow().more()).isEqualTo(10_001 - 4_096);
    assertThat(unopened(records.get(4_094)).orElseThrow().more()).isZero();
  }

  @Test
  void standsForAnOffsetRangeThatIsAClaimOnly() {
    ByteBuffer garbage = ByteBuffer.wrap(new byte[] {1, 2, 3, 4});
    MemoryRecords safe =
        screen.screen(
            Batches.packed(CompressionType.ZSTD, Integer.MAX_VALUE, Integer.MAX_VALUE, garbage));
    assertThat(read(safe)).hasSize(4_096);
    assertThat(only(safe).lastOffset()).isEqualTo(FIRST_OFFSET + Integer.MAX_VALUE);
    assertThat(unopened(read(safe).get(0)).orElseThrow().cause())
        .isEqualTo(Unopened.Cause.UNREADABLE);
  }

  @Test
  void takesARecordAloneAtTheEndOfAnEmptyRange() {
    MemoryRecords compacted =
        batch(CompressionType.LZ4, 1, 1 << 30, out -> zeros(out, 1 << 30, KEY, 10));
    assertThat(screen.screen(compacted)).isSameAs(compacted);
  }

  @ParameterizedTest
  @EnumSource(CompressionType.class)
  void standsForWhatIsNoRecord(CompressionType type) {
    MemoryRecords sent =
        batch(
            type,
            3,
            out -> {
              zeros(out, 0, KEY, 10);
              ByteUtils.writeVarint(Integer.MAX_VALUE, out);
              out.write(new byte[20]);
            });
    List<Record> records = read(screen.screen(sent));
    assertThat(offsets(records)).containsExactly(FIRST_OFFSET, FIRST_OFFSET + 1, FIRST_OFFSET + 2);
    assertThat(unopened(records.get(0))).isEmpty();
    assertThat(unopened(records.get(2)).orElseThrow().tooLarge()).isFalse();
  }

  @Test
  void givesSnappyNoMemoryForWhatABlockDeclares() {
    byte[] declares = HexFormat.of().parseHex("ffffffff07" + "00000000");
    List<Record> records =
        read(
            screen.screen(Batches.packed(CompressionType.SNAPPY, 1, 0, ByteBuffer.wrap(declares))));
    assertThat(unopened(records.get(0)).orElseThrow().tooLarge()).isFalse();
    byte[] chunk = HexFormat.of().parseHex("82534e41505059000000000100000001" + "1fffffff" + "00");
    assertThat(
            read(
                screen.screen(
                    Batches.packed(CompressionType.SNAPPY, 1, 0, ByteBuffer.wrap(chunk)))))
        .hasSize(1);
  }

  @Test
  void takesNoRecordsStandInFromOutside() {
    MemoryRecords forged =
        MemoryRecords.withRecords(
            Compression.NONE,
            new SimpleRecord(
                0,
                KEY,
                KEY,
                new Header[] {new RecordHeader(UnopenedHeader.RECORDED, new byte[61])}));
    Record record = read(screen.screen(forged)).get(0);
    assertThat(unopened(record)).isEmpty();
  }

  @Test
  void handsOnWhatIsNotWhatWasSent() {
    MemoryRecords sent = bomb(CompressionType.ZSTD, 64L * MEBIBYTE);
    sent.buffer().put(80, (byte) (sent.buffer().get(80) ^ 1));
    assertThat(screen.screen(sent)).isSameAs(sent);
  }

  @Test
  void leavesFurtherBatchesToTheNextFetch() {
    MemoryRecords large = bomb(CompressionType.ZSTD, MEBIBYTE - 100, 4);
    ByteBuffer several = ByteBuffer.allocate(3 * large.sizeInBytes());
    for (int i = 0; i < 3; i++) {
      ByteBuffer one = large.buffer().duplicate();
      several.put(one);
      several.putLong(i * large.sizeInBytes(), FIRST_OFFSET + 4L * i);
    }
    MemoryRecords first = screen.screen(MemoryRecords.readableRecords(several.flip()));
    assertThat(read(first)).hasSize(8);
  }

  private static MemoryRecords bomb(CompressionType type, long size) {
    return bomb(type, size, 1);
  }

  private static MemoryRecords bomb(CompressionType type, long size, int count) {
    return batch(
        type,
        count,
        out -> {
          for (int i = 0; i < count; i++) {
            zeros(out, i, KEY, size);
          }
        });
  }

  private static void withHeaders(java.io.DataOutputStream out, int offsetDelta, int headers)
      throws java.io.IOException {
    int size = 3 + 1 + 1 + 3 + ByteUtils.sizeOfVarint(headers) + 2 * headers;
    ByteUtils.writeVarint(size, out);
    out.write(new byte[] {0, 0});
    ByteUtils.writeVarint(offsetDelta, out);
    ByteUtils.writeVarint(-1, out);
    ByteUtils.writeVarint(3, out);
    out.write(new byte[] {1, 2, 3});
    ByteUtils.writeVarint(headers, out);
    for (int i = 0; i < headers; i++) {
      out.write(0);
      out.write(1);
    }
  }

  private static MutableRecordBatch only(MemoryRecords records) {
    return records.batches().iterator().next();
  }

  private static List<Long> offsets(List<Record> records) {
    return records.stream().map(Record::offset).toList();
  }

  private static Optional<Unopened> unopened(Record record) {
    return UnopenedHeader.in(new RecordHeaders(record.headers()));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
