package dev.muster.connectors.kafka.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;

/** Opens the records of a batch, however they are packed, and however badly. */
final class Unpacking {
  private Unpacking() {}

  /**
   * The records as bytes; where they can't be unpacked, reading them says so.
   *
   * @param header of a batch of the known form
   * @param most how many bytes are unpacked at most
   * @param buffers of this thread
   */
  static UnpackedBytes records(BatchHeader header, int most, BufferSupplier buffers) {
    ByteBuffer packed = header.records();
    if (header.compression() == CompressionType.NONE.id) {
      return UnpackedBytes.of(packed);
    }
    try {
      return UnpackedBytes.unpacking(unpacking(header, packed, most, buffers), most);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return UnpackedBytes.unpacking(new Refusing(), most);
    }
  }

  private static InputStream unpacking(
      BatchHeader header, ByteBuffer packed, int most, BufferSupplier buffers) {
    CompressionType type = CompressionType.forId(header.compression());
    if (type == CompressionType.SNAPPY && !SnappyBlocks.sound(packed, most)) {
      throw new IllegalArgumentException("A block declares more than it can hold.");
    }
    return Compression.of(type).build().wrapForInput(packed, RecordBatch.MAGIC_VALUE_V2, buffers);
  }

  /** Stands for a stream that can't even begin. */
  private static final class Refusing extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("It can't be unpacked.");
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return read();
    }
  }
}
