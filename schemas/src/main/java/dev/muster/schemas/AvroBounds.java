package dev.muster.schemas;

import org.apache.avro.Schema;

/**
 * Walks over a record in Avro's single-object encoding before Avro reads it, and refuses what
 * declares more than its bytes can hold: Avro allocates by declared lengths and counts, so that 16
 * bytes may ask for gigabytes.
 *
 * <p>Guarantees: allocates nothing, takes time linear in the bytes, and what it lets through makes
 * Avro allocate no more than a fixed multiple of them. An element of an array or map without any
 * bytes counts as one byte. Doesn't guarantee that Avro can read what it lets through: texts, for
 * example, are not looked at. Stateless and safe for use by many threads.
 */
public final class AvroBounds {
  private AvroBounds() {}

  /**
   * Walks over the value of a record whose header was looked at.
   *
   * @param schema that it was written with; not recursive
   * @throws MalformedEnvelopeException with one sentence that says what does not fit
   */
  public static void require(Schema schema, byte[] value) throws MalformedEnvelopeException {
    AvroCursor in = new AvroCursor(value, SingleObjectFrame.HEADER_BYTES);
    walk(schema, in);
    in.requireEnd();
  }

  private static void walk(Schema schema, AvroCursor in) throws MalformedEnvelopeException {
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          walk(field.schema(), in);
        }
      }
      case ARRAY -> blocks(schema.getElementType(), false, in);
      case MAP -> blocks(schema.getValueType(), true, in);
      case UNION -> walk(branch(schema, in.readLong()), in);
      case ENUM -> index(in.readLong(), schema.getEnumSymbols().size());
      case STRING, BYTES -> in.skip(in.readLength());
      case FIXED -> in.skip(in.requireLeft(schema.getFixedSize()));
      case INT, LONG -> in.readLong();
      case BOOLEAN -> in.skip(in.requireLeft(1));
      case FLOAT -> in.skip(in.requireLeft(Float.BYTES));
      case DOUBLE -> in.skip(in.requireLeft(Double.BYTES));
      case NULL -> {}
    }
  }

  private static void blocks(Schema element, boolean keyed, AvroCursor in)
      throws MalformedEnvelopeException {
    long elements = 0;
    for (long count = in.readLong(); count != 0; count = in.readLong()) {
      if (count < 0) {
        in.readLength();
        count = -count;
      }
      elements += count;
      if (count < 0 || elements < 0 || elements > in.size()) {
        throw new MalformedEnvelopeException("a declared count does not fit into the value");
      }
      for (long each = 0; each < count; each++) {
        if (keyed) {
          in.skip(in.readLength());
        }
        walk(element, in);
      }
    }
  }

  private static Schema branch(Schema union, long index) throws MalformedEnvelopeException {
    return union.getTypes().get(index(index, union.getTypes().size()));
  }

  private static int index(long index, int size) throws MalformedEnvelopeException {
    if (index < 0 || index >= size) {
      throw new MalformedEnvelopeException("a choice is none of those that there are");
    }
    return (int) index;
  }
}
