package dev.muster.message.reading;

import dev.muster.message.cbor.MalformedCborException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads CBOR as devices encode their readings: any width, definite lengths or not, from hostile
 * bytes. Nothing is allocated by a declared length that the bytes do not have, and the only thing
 * thrown is {@link MalformedCborException}. Not thread-safe.
 */
final class SenmlCursor {
  /** Count of an array or map that ends with a break. */
  static final int INDEFINITE = -1;

  /** Stands for every label that no field of SenML has. */
  static final int OTHER_LABEL = 1_000;

  static final int ARRAY = 4;
  static final int MAP = 5;
  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int TAG = 6;
  private static final int SIMPLE = 7;
  private static final int BREAK = 0xff;
  private static final int MAX_NESTING = 8;
  private static final double TWO_TO_64 = 0x1p64;

  private final byte[] bytes;
  private int position;

  SenmlCursor(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean atEnd() {
    return position == bytes.length;
  }

  /** Reads the head of an array or map: the number of its items or pairs, or INDEFINITE. */
  int head(int major) throws MalformedCborException {
    int initial = next();
    if (initial >> 5 != major) {
      throw new MalformedCborException("another kind of item than expected");
    }
    return (initial & 0x1f) == 0x1f ? INDEFINITE : count(initial, major == MAP ? 2 : 1);
  }

  /** Whether another item follows, of which {@code read} were read; steps over a break. */
  boolean more(int count, int read) throws MalformedCborException {
    if (count != INDEFINITE) {
      return read < count;
    }
    if (peek() != BREAK) {
      return true;
    }
    position++;
    return false;
  }

  boolean atText() throws MalformedCborException {
    return peek() >> 5 == TEXT;
  }

  boolean atTruth() throws MalformedCborException {
    return peek() == 0xf4 || peek() == 0xf5;
  }

  boolean truth() throws MalformedCborException {
    int initial = next();
    if (initial != 0xf4 && initial != 0xf5) {
      throw new MalformedCborException("neither true nor false");
    }
    return initial == 0xf5;
  }

  String text() throws MalformedCborException {
    if (peek() == (TEXT << 5 | 0x1f)) {
      return chunks();
    }
    int initial = next();
    if (initial >> 5 != TEXT) {
      throw new MalformedCborException("expected a text");
    }
    return decode(count(initial, 1));
  }

  /** Reads an integer of any size, a floating-point number or a decimal fraction. */
  double number() throws MalformedCborException {
    int initial = next();
    return switch (initial >> 5) {
      case UNSIGNED -> unsigned(argument(initial));
      case NEGATIVE -> -1 - unsigned(argument(initial));
      case SIMPLE -> floating(initial);
      case TAG -> SenmlNumbers.tagged(argument(initial), this);
      default -> throw new MalformedCborException("expected a number");
    };
  }

  /** Reads a label: an integer; {@link #OTHER_LABEL} for those that no field of SenML has. */
  int label() throws MalformedCborException {
    int initial = next();
    int major = initial >> 5;
    if (major != UNSIGNED && major != NEGATIVE) {
      throw new MalformedCborException("a label that is neither an integer nor a text");
    }
    long argument = argument(initial);
    if (argument < 0 || argument >= OTHER_LABEL) {
      return OTHER_LABEL;
    }
    return (int) (major == NEGATIVE ? -1 - argument : argument);
  }

  /** Reads an integer whose size fits 64 bits with its sign. */
  long integer() throws MalformedCborException {
    int initial = next();
    int major = initial >> 5;
    long argument = argument(initial);
    if (major > NEGATIVE || argument < 0) {
      throw new MalformedCborException("expected an integer");
    }
    return major == NEGATIVE ? -1 - argument : argument;
  }

  boolean atTag() throws MalformedCborException {
    return peek() >> 5 == TAG;
  }

  long tag() throws MalformedCborException {
    return argument(next());
  }

  /** Steps over a tag if it is this one; any other is refused. */
  void mayHaveTag(long tag) throws MalformedCborException {
    if (atTag() && tag() != tag) {
      throw new MalformedCborException("a tag that means nothing here");
    }
  }

  /** Reads a byte string, in chunks or not. */
  byte[] data() throws MalformedCborException {
    if (peek() != (BYTES << 5 | 0x1f)) {
      return chunk();
    }
    position++;
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    while (peek() != BREAK) {
      whole.writeBytes(chunk());
    }
    position++;
    return whole.toByteArray();
  }

  private byte[] chunk() throws MalformedCborException {
    int initial = next();
    if (initial >> 5 != BYTES) {
      throw new MalformedCborException("expected a byte string");
    }
    int length = count(initial, 1);
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  /** Steps over one item. */
  void skip() throws MalformedCborException {
    skip(MAX_NESTING);
  }

  private void skip(int nesting) throws MalformedCborException {
    int major = peek() >> 5;
    if (nesting == 0 && major >= ARRAY && major <= TAG) {
      throw new MalformedCborException("nested too deeply");
    }
    if (major == ARRAY || major == MAP) {
      skipItems(head(major), major == MAP ? 2 : 1, nesting - 1);
    } else if (major == TAG) {
      argument(next());
      skip(nesting - 1);
    } else if (major == SIMPLE) {
      skipSimple();
    } else if (major <= 1) {
      argument(next());
    } else {
      skipString(major);
    }
  }

  private void skipItems(int count, int each, int nesting) throws MalformedCborException {
    for (int read = 0; more(count, read); read++) {
      for (int i = 0; i < each; i++) {
        skip(nesting);
      }
    }
  }

  private void skipString(int major) throws MalformedCborException {
    int initial = next();
    if ((initial & 0x1f) != 0x1f) {
      position += count(initial, 1);
      return;
    }
    while (peek() != BREAK) {
      int chunk = next();
      if (chunk >> 5 != major) {
        throw new MalformedCborException("a chunk of another kind");
      }
      position += count(chunk, 1);
    }
    position++;
  }

  private void skipSimple() throws MalformedCborException {
    int initial = next();
    if (initial == BREAK) {
      throw new MalformedCborException("a break where nothing ends");
    }
    argument(initial);
  }

  private String chunks() throws MalformedCborException {
    position++;
    StringBuilder whole = new StringBuilder();
    while (peek() != BREAK) {
      int initial = next();
      if (initial >> 5 != TEXT) {
        throw new MalformedCborException("a chunk that is no text");
      }
      whole.append(decode(count(initial, 1)));
    }
    position++;
    return whole.toString();
  }

  private String decode(int length) throws MalformedCborException {
    ByteBuffer slice = ByteBuffer.wrap(bytes, position, length);
    position += length;
    for (int i = position - length; i < position; i++) {
      if (bytes[i] < 0) {
        return decodeUtf8(slice);
      }
    }
    return new String(bytes, position - length, length, StandardCharsets.ISO_8859_1);
  }

  private static String decodeUtf8(ByteBuffer slice) throws MalformedCborException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedCborException("text that is not UTF-8");
    }
  }

  private double floating(int initial) throws MalformedCborException {
    long bits = argument(initial);
    double value =
        switch (initial & 0x1f) {
          case 25 -> half((int) bits);
          case 26 -> Float.intBitsToFloat((int) bits);
          case 27 -> Double.longBitsToDouble(bits);
          default -> Double.NaN;
        };
    if (!Double.isFinite(value)) {
      throw new MalformedCborException("no finite number");
    }
    return value;
  }

  private static double half(int bits) {
    int exponent = bits >> 10 & 0x1f;
    int mantissa = bits & 0x3ff;
    double size =
        switch (exponent) {
          case 0 -> mantissa * 0x1p-24;
          case 31 -> Double.NaN;
          default -> (mantissa + 1024) * Math.scalb(1.0, exponent - 25);
        };
    return (bits & 0x8000) == 0 ? size : -size;
  }

  private static double unsigned(long argument) {
    return argument >= 0 ? argument : argument + TWO_TO_64;
  }

  /** A declared count, which what is left must be able to hold. */
  private int count(int initial, int bytesPerItem) throws MalformedCborException {
    long count = argument(initial);
    if (count < 0 || count > (bytes.length - position) / bytesPerItem) {
      throw new MalformedCborException("a declared length that does not fit");
    }
    return (int) count;
  }

  private long argument(int initial) throws MalformedCborException {
    int info = initial & 0x1f;
    if (info < 24) {
      return info;
    }
    if (info > 27) {
      throw new MalformedCborException("a reserved or indefinite length");
    }
    long value = 0;
    for (int left = 1 << (info - 24); left > 0; left--) {
      value = value << 8 | next();
    }
    return value;
  }

  private int peek() throws MalformedCborException {
    if (position >= bytes.length) {
      throw new MalformedCborException("cut short");
    }
    return bytes[position] & 0xff;
  }

  private int next() throws MalformedCborException {
    int value = peek();
    position++;
    return value;
  }
}
