package dev.muster.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's single-object encoding of one schema, read strictly: bytes after the record are refused.
 * Safe for use by many threads.
 *
 * @param <R> the generated class
 */
public final class AvroContent<R extends SpecificRecord> {
  private static final int HEADER_BYTES = 10;

  private final BinaryMessageEncoder<R> encoder;
  private final BinaryMessageDecoder<R> decoder;
  private final byte[] header;

  /** The encoding of this record's schema. */
  public AvroContent(R example) {
    SpecificData model = SpecificData.getForSchema(example.getSchema());
    this.encoder = new BinaryMessageEncoder<>(model, example.getSchema());
    this.decoder = new BinaryMessageDecoder<>(model, example.getSchema());
    this.header =
        ByteBuffer.allocate(HEADER_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 0x01c3)
            .putLong(SchemaNormalization.parsingFingerprint64(example.getSchema()))
            .array();
  }

  /** Writes a record. */
  public byte[] write(R content) {
    try {
      ByteBuffer bytes = encoder.encode(content);
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  /**
   * Reads a record back. Meant for bytes whose signature was verified: Avro trusts declared
   * lengths.
   *
   * @throws MalformedContentException if the bytes are of another schema, or not what {@link
   *     #write} makes of the record
   */
  public R read(byte[] bytes) throws MalformedContentException {
    R content;
    try {
      content = decoder.decode(bytes);
    } catch (IOException | RuntimeException e) {
      throw new MalformedContentException("the content does not fit the schema of its kind", e);
    }
    if (!Arrays.equals(write(content), bytes)) {
      throw new MalformedContentException("the content is not written in the shortest form");
    }
    return content;
  }

  /** Says whether bytes, whoever made them, begin like a record of this schema. */
  public boolean announces(byte[] bytes) {
    return bytes.length >= HEADER_BYTES
        && Arrays.equals(bytes, 0, HEADER_BYTES, header, 0, HEADER_BYTES);
  }
}
