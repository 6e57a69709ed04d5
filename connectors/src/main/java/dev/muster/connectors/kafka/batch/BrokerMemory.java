package dev.muster.connectors.kafka.batch;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;

/**
 * Whether a broker can look through what a sender gives it without more memory than it has.
 *
 * <p>A broker steps through a compressed batch without taking keys, values or headers into memory,
 * whatever their size: that costs it time in proportion to what they unpack to. But it keeps an
 * object of about 60 bytes for each record, takes what a Snappy block declares, and makes all
 * headers of an uncompressed record. Those three are asked here, from lengths alone.
 */
public final class BrokerMemory {
  /** Records of a compressed batch; an uncompressed one of 1 MiB can't hold more either. */
  private static final int RECORDS = 150_000;

  private static final int SNAPPY_BLOCK_BYTES = 8 << 20;
  private static final int HEADERS = 10_000;

  private BrokerMemory() {}

  /** Whether the batches can be looked through; what a broker refuses by itself passes. */
  public static boolean suffices(MemoryRecords sent) {
    ByteBuffer all = sent.buffer();
    int at = all.position();
    try {
      for (MutableRecordBatch batch : sent.batches()) {
        BatchHeader header = new BatchHeader(all.slice(at, batch.sizeInBytes()));
        at += batch.sizeInBytes();
        if (header.known() && !suffices(header)) {
          return false;
        }
      }
      return true;
    } catch (CorruptRecordException e) {
      return true;
    }
  }

  private static boolean suffices(BatchHeader header) {
    if (header.compression() == CompressionType.NONE.id) {
      return hasFewHeaders(header);
    }
    return header.count() <= RECORDS
        && (header.compression() != CompressionType.SNAPPY.id
            || SnappyBlocks.sound(header.records(), SNAPPY_BLOCK_BYTES));
  }

  private static boolean hasFewHeaders(BatchHeader header) {
    try (UnpackedBytes in = UnpackedBytes.of(header.records())) {
      RecordReader reader = new RecordReader(in);
      for (int i = 0; i < header.count(); i++) {
        reader.skip();
        if (reader.headerCount() > HEADERS) {
          return false;
        }
      }
      return true;
    } catch (UnreadableBatchException e) {
      return true;
    }
  }
}
