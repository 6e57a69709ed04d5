package dev.muster.connectors.kafka.batch;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.apache.kafka.common.utils.ByteUtils;
import org.apache.kafka.common.utils.CloseableIterator;
import org.apache.kafka.common.utils.Crc32C;

/** Batches made byte by byte, as no client would make them. */
final class Batches {
  static final long FIRST_OFFSET = 1_000;
  static final long ARRIVAL = 1_767_225_600_000L;

  /** What writes the records of a batch as they are before compression. */
  interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private Batches() {}

  /** A batch that claims to hold so many records. */
  static MemoryRecords batch(CompressionType type, int count, Content content) {
    return batch(type, count, count - 1, content);
  }

  static MemoryRecords batch(
      CompressionType type, int count, int lastOffsetDelta, Content content) {
    ByteBufferOutputStream packed = new ByteBufferOutputStream(1024);
    try (OutputStream stream =
            Compression.of(type).build().wrapForOutput(packed, RecordBatch.MAGIC_VALUE_V2);
        DataOutputStream out = new DataOutputStream(stream)) {
      content.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteBuffer records = packed.buffer().flip();
    return packed(type, count, lastOffsetDelta, records);
  }

  /** A batch of what stands for compressed records already. */
  static MemoryRecords packed(
      CompressionType type, int count, int lastOffsetDelta, ByteBuffer records) {
    int size = DefaultRecordBatch.RECORD_BATCH_OVERHEAD + records.remaining();
    ByteBuffer batch = ByteBuffer.allocate(size);
    batch.position(DefaultRecordBatch.RECORD_BATCH_OVERHEAD);
    batch.put(records).flip();
    DefaultRecordBatch.writeHeader(
        batch,
        FIRST_OFFSET,
        Math.max(0, lastOffsetDelta),
        size,
        RecordBatch.MAGIC_VALUE_V2,
        type,
        TimestampType.LOG_APPEND_TIME,
        ARRIVAL,
        ARRIVAL,
        7,
        (short) 3,
        5,
        true,
        false,
        false,
        2,
        count);
    batch.position(0);
    batch.putInt(DefaultRecordBatch.LAST_OFFSET_DELTA_OFFSET, lastOffsetDelta);
    return sealed(batch);
  }

  /** With the checksum that a sender would have computed. */
  static MemoryRecords sealed(ByteBuffer batch) {
    batch.putInt(
        DefaultRecordBatch.CRC_OFFSET, (int) Crc32C.compute(batch, 21, batch.limit() - 21));
    return MemoryRecords.readableRecords(batch);
  }

  /** One record without headers; zeros for a value. */
  static void zeros(DataOutputStream out, int offsetDelta, byte[] key, long value)
      throws IOException {
    long size =
        2
            + ByteUtils.sizeOfVarint(offsetDelta)
            + ByteUtils.sizeOfVarint(key.length)
            + key.length
            + ByteUtils.sizeOfVarint((int) value)
            + value
            + 1;
    ByteUtils.writeVarint((int) size, out);
    out.write(0);
    ByteUtils.writeVarlong(0, out);
    ByteUtils.writeVarint(offsetDelta, out);
    ByteUtils.writeVarint(key.length, out);
    out.write(key);
    ByteUtils.writeVarint((int) value, out);
    byte[] zeros = new byte[64 * 1024];
    for (long left = value; left > 0; left -= zeros.length) {
      out.write(zeros, 0, (int) Math.min(left, zeros.length));
    }
    out.write(0);
  }

  /** What a consumer makes of batches, checksums asked. */
  static List<Record> read(MemoryRecords records) {
    List<Record> all = new ArrayList<>();
    for (MutableRecordBatch batch : records.batches()) {
      batch.ensureValid();
      try (CloseableIterator<Record> each = batch.streamingIterator(BufferSupplier.create())) {
        each.forEachRemaining(all::add);
      }
    }
    return all;
  }
}
