package dev.muster.connectors.kafka.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.SimpleRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches with a right checksum over what is wrong in any place. */
class BatchScreenFuzzTest {
  private static final int BATCHES = 2_500;
  private static final int SEED = 13;

  /** The stand-ins that a batch may have, with what lies around them. */
  private static final long MOST_ALLOCATED = 24L << 20;

  private final BatchScreen screen = new BatchScreen(BatchLimits.DEFAULT);

  @ParameterizedTest
  @EnumSource(CompressionType.class)
  void readsWhateverABatchHoldsInBoundedMemory(CompressionType type) {
    Random random = new Random(SEED + type.id);
    for (int i = 0; i < BATCHES; i++) {
      ByteBuffer sent = honest(type, random).buffer();
      mutate(sent, random);
      long before = allocated();
      MemoryRecords safe = screen.screen(Batches.sealed(sent));
      assertThat(allocated() - before).as("batch %s", i).isLessThan(MOST_ALLOCATED);
      requireReadable(safe, i);
    }
  }

  private static void requireReadable(MemoryRecords safe, int number) {
    for (MutableRecordBatch batch : safe.batches()) {
      assertThat(batch.nextOffset()).as("batch %s", number).isGreaterThan(batch.baseOffset());
      long last = batch.baseOffset() - 1;
      for (Record record : Batches.read(safe)) {
        assertThat(record.offset()).as("batch %s", number).isBetween(last + 1, batch.lastOffset());
        record.headers();
        last = record.offset();
      }
    }
  }

  private static MemoryRecords honest(CompressionType type, Random random) {
    List<SimpleRecord> records = new ArrayList<>();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      byte[] value = new byte[random.nextInt(200)];
      random.nextBytes(value);
      Header[] headers =
          IntStream.range(0, random.nextInt(3))
              .mapToObj(each -> new RecordHeader("h" + each, value))
              .toArray(Header[]::new);
      records.add(new SimpleRecord(i, "dev-1".getBytes(UTF_8), value, headers));
    }
    return MemoryRecords.withRecords(
        1_000, Compression.of(type).build(), records.toArray(SimpleRecord[]::new));
  }

  /** In half of them in the header too, but for its length and magic byte, which brokers know. */
  private static void mutate(ByteBuffer batch, Random random) {
    int header = DefaultRecordBatch.LAST_OFFSET_DELTA_OFFSET - 1;
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      int from = random.nextBoolean() ? header : DefaultRecordBatch.RECORD_BATCH_OVERHEAD;
      batch.put(random.nextInt(from, batch.limit()), (byte) random.nextInt());
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
