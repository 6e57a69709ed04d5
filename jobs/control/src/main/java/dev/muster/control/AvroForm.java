package dev.muster.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** One released form of a schema that has grown at its end. */
final class AvroForm<R extends SpecificRecord> {
  private static final int HEADER_BYTES = 10;

  private final Schema schema;
  private final BinaryMessageEncoder<R> encoder;
  private final byte[] header;

  AvroForm(SpecificData model, Schema schema) {
    this.schema = schema;
    this.encoder = new BinaryMessageEncoder<>(model, schema);
    this.header =
        ByteBuffer.allocate(HEADER_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 0x01c3)
            .putLong(SchemaNormalization.parsingFingerprint64(schema))
            .array();
  }

  /** The form that the schema had before it gained this field. */
  static <R extends SpecificRecord> AvroForm<R> before(
      String field, SpecificData model, Schema newest) {
    List<Schema.Field> fields =
        newest.getFields().subList(0, newest.getField(field).pos()).stream()
            .map(each -> new Schema.Field(each, each.schema()))
            .toList();
    return new AvroForm<>(
        model,
        Schema.createRecord(
            newest.getName(), newest.getDoc(), newest.getNamespace(), false, fields));
  }

  Schema schema() {
    return schema;
  }

  /** Whether nothing that the content says lies beyond this form. */
  boolean holds(R content) {
    int all = content.getSchema().getFields().size();
    for (int field = schema.getFields().size(); field < all; field++) {
      if (content.get(field) != null) {
        return false;
      }
    }
    return true;
  }

  byte[] write(R content) {
    try {
      ByteBuffer bytes = encoder.encode(content);
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  boolean isWriting(R content, byte[] bytes) {
    return announces(bytes) && Arrays.equals(write(content), bytes);
  }

  boolean announces(byte[] bytes) {
    return bytes.length >= HEADER_BYTES
        && Arrays.equals(bytes, 0, HEADER_BYTES, header, 0, HEADER_BYTES);
  }
}
