package dev.muster.connectors.kafka.batch;

import dev.muster.message.crypto.CryptoProvider;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;

/**
 * Looks at fetched batches before anybody takes their records, and replaces those that would take
 * too much memory or can't be read.
 *
 * <p>Guaranteed: what comes out can be read by Kafka's consumer in bounded memory and holds, at the
 * same offsets, each record that went in, or a stand-in for it; what is said of a batch depends on
 * its bytes alone; no bytes make it throw. A batch whose checksum is wrong is handed on as it is,
 * since it isn't what was sent.
 *
 * <p>An uncompressed batch is walked in place, record by record; a compressed one is unpacked once
 * more than before. Not thread-safe.
 */
final class BatchScreen {
  private final BatchLimits limits;
  private final MessageDigest sha256 = CryptoProvider.fastest().sha256();
  private final BufferSupplier buffers = BufferSupplier.create();

  BatchScreen(BatchLimits limits) {
    this.limits = limits;
  }

  /**
   * Looks at what was fetched of one partition. What would take more than one batch may is left out
   * from the next batch on, to be fetched again.
   */
  MemoryRecords screen(MemoryRecords fetched) {
    List<ByteBuffer> batches = new ArrayList<>();
    ByteBuffer all = fetched.buffer();
    int at = all.position();
    long taken = 0;
    boolean changed = false;
    try {
      for (MutableRecordBatch batch : fetched.batches()) {
        if (taken > limits.batchBytes()) {
          changed = true;
          break;
        }
        ByteBuffer before = all.slice(at, batch.sizeInBytes());
        at += batch.sizeInBytes();
        Screened after = screen(before, batch.magic());
        taken += after.bytes();
        changed |= after.rebuilt();
        batches.add(after.batch());
      }
    } catch (CorruptRecordException e) {
      return fetched;
    }
    return changed ? joined(batches) : fetched;
  }

  private Screened screen(ByteBuffer batch, byte magic) {
    BatchHeader header = new BatchHeader(batch);
    if (magic < RecordBatch.MAGIC_VALUE_V2 || !header.known() || header.empty()) {
      return new Screened(batch, batch.limit(), false);
    }
    Survey survey = survey(header);
    if (survey.harmless() || !header.intact()) {
      return new Screened(batch, survey.bytes(), false);
    }
    ByteBuffer rebuilt = rebuilt(header, survey);
    return new Screened(rebuilt, rebuilt.limit(), true);
  }

  private Survey survey(BatchHeader header) {
    try (UnpackedBytes records = records(header)) {
      return Survey.of(records, header, limits);
    }
  }

  private ByteBuffer rebuilt(BatchHeader header, Survey survey) {
    try (UnpackedBytes records = records(header)) {
      return new RebuiltBatch(header, survey, limits, sha256).from(records);
    }
  }

  private UnpackedBytes records(BatchHeader header) {
    return Unpacking.records(header, limits.unpackedBytes(), buffers);
  }

  private static MemoryRecords joined(List<ByteBuffer> batches) {
    ByteBuffer all = ByteBuffer.allocate(batches.stream().mapToInt(ByteBuffer::remaining).sum());
    batches.forEach(batch -> all.put(batch.duplicate()));
    return MemoryRecords.readableRecords(all.flip());
  }

  /** A batch as it may be read, what its records take then, and whether it is another. */
  private record Screened(ByteBuffer batch, long bytes, boolean rebuilt) {}
}
