package dev.muster.message.cose;

import dev.muster.message.cbor.CborMapKeys;
import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cbor.MalformedCborException;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The CWT claims of a protected header (RFC 9597): numbers, texts and byte strings by integer
 * label. Immutable.
 */
public final class Claims {
  private static final int MAX_TEXT_BYTES = 256;
  private static final Comparator<Long> DETERMINISTIC =
      Comparator.<Long>comparingInt(label -> label < 0 ? 1 : 0).thenComparingLong(Math::abs);

  private final SortedMap<Long, Object> values;

  private Claims(SortedMap<Long, Object> values) {
    this.values = values;
  }

  /** No claims yet. */
  public static Claims none() {
    return new Claims(new TreeMap<>(DETERMINISTIC));
  }

  /** These claims and a number. */
  public Claims with(long label, long value) {
    return withValue(label, value);
  }

  /** These claims and a text. */
  public Claims with(long label, String value) {
    return withValue(label, value);
  }

  /** These claims and a byte string. */
  public Claims with(long label, byte[] value) {
    return withValue(label, value.clone());
  }

  /** The labels that are present. */
  public Set<Long> labels() {
    return Set.copyOf(values.keySet());
  }

  /** A claim that is a text; empty when absent or something else. */
  public Optional<String> text(long label) {
    return values.get(label) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A claim that is a number of at least zero; empty when absent or something else. */
  public OptionalLong number(long label) {
    return values.get(label) instanceof Long number
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  /** A copy of a claim that is a byte string; empty when absent or something else. */
  public Optional<byte[]> bytes(long label) {
    return values.get(label) instanceof byte[] bytes
        ? Optional.of(bytes.clone())
        : Optional.empty();
  }

  /** Reads the map at the reader's position: numbers of at least zero, texts and byte strings. */
  static Claims read(CborReader in) throws MalformedCborException {
    SortedMap<Long, Object> values = new TreeMap<>(DETERMINISTIC);
    CborMapKeys keys = new CborMapKeys(in);
    while (keys.hasNext()) {
      values.put(keys.next(), readValue(in));
    }
    return new Claims(values);
  }

  void write(CborWriter out) {
    out.map(values.size());
    values.forEach(
        (label, value) -> {
          out.integer(label);
          if (value instanceof String text) {
            out.text(text);
          } else if (value instanceof byte[] bytes) {
            out.bytes(bytes);
          } else {
            out.integer((Long) value);
          }
        });
  }

  private static Object readValue(CborReader in) throws MalformedCborException {
    if (in.atText()) {
      return in.readText(MAX_TEXT_BYTES);
    }
    return in.atByteString() ? in.readBytes() : (Object) in.readUnsigned();
  }

  private Claims withValue(long label, Object value) {
    SortedMap<Long, Object> more = new TreeMap<>(values);
    more.put(label, value);
    return new Claims(more);
  }
}
