package dev.muster.connectors.kafka.batch;

import dev.muster.message.Unopened;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;

/**
 * Whether a broker can look through what a sender gives it in the memory and the time that it has.
 *
 * <p>A broker steps through a compressed batch without taking keys, values or headers into memory,
 * whatever their size, but that costs it time in proportion to what they unpack to: 1 MiB of
 * Zstandard may be tens of gigabytes. It keeps an object of about 60 bytes for each record, takes
 * what a Snappy block declares, and makes all headers of an uncompressed record. Those four are
 * asked here, and no more is unpacked than may be.
 */
public final class BrokerBudget {
  /** Records of a compressed batch; an uncompressed one of 1 MiB can't hold more either. */
  private static final int RECORDS = 150_000;

  /** What a batch of 1 MiB may unpack to: as much as a reader looks at. */
  private static final int UNPACKED_BYTES = 16 << 20;

  private static final int SNAPPY_BLOCK_BYTES = 8 << 20;
  private static final int HEADERS = 10_000;

  private BrokerBudget() {}

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
            || SnappyBlocks.sound(header.records(), SNAPPY_BLOCK_BYTES))
        && staysSmall(header);
  }

  /** What can't be unpacked passes: a broker refuses it by itself. */
  private static boolean staysSmall(BatchHeader header) {
    BufferSupplier buffers = BufferSupplier.create();
    try (UnpackedBytes in = Unpacking.records(header, UNPACKED_BYTES, buffers)) {
      in.skipAll();
      return true;
    } catch (UnreadableBatchException e) {
      return e.why() != Unopened.Cause.BATCH_TOO_LARGE;
    } finally {
      buffers.close();
    }
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
