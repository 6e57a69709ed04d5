package dev.muster.message.cbor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads strict, deterministic CBOR (RFC 8949 section 4.2.1) in place, from hostile bytes.
 *
 * <p>Refused are: heads longer than needed, indefinite lengths, map keys out of order or twice,
 * text that is not UTF-8, nesting beyond a bound, and anything cut short. Numbers are at most 2^63
 * - 1 in size. Floating-point numbers and simple values other than false, true and null are refused
 * too: no signed part has them. Every declared length is checked against what is left before
 * anything is allocated. On any bytes at all the only thing thrown is {@link
 * MalformedCborException}.
 *
 * <p>Not thread-safe. The buffer must not change while it is read.
 */
public final class CborReader {
  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int TAG = 6;
  private static final int NULL = 0xf6;

  private final byte[] buffer;
  private final int end;
  private int position;

  /** A reader of a range of a buffer, which must lie within it. */
  public CborReader(byte[] buffer, int offset, int length) {
    if (offset < 0 || length < 0 || length > buffer.length - offset) {
      throw new IndexOutOfBoundsException("the range does not lie within the buffer");
    }
    this.buffer = buffer;
    this.position = offset;
    this.end = offset + length;
  }

  /** A reader of a whole array. */
  public CborReader(byte[] buffer) {
    this(buffer, 0, buffer.length);
  }

  /** What is read; not to be changed. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where in the buffer the next item begins. */
  public int position() {
    return position;
  }

  /** Reads a number of at least zero. */
  public long readUnsigned() throws MalformedCborException {
    return argument(UNSIGNED, "an unsigned integer");
  }

  /** Reads an integer, negative or not. */
  public long readInteger() throws MalformedCborException {
    return nextMajor() == NEGATIVE
        ? -1 - argument(NEGATIVE, "an integer")
        : argument(UNSIGNED, "an integer");
  }

  /** Reads the head of a byte string and returns its length; the content begins at the position. */
  public int readByteStringHead() throws MalformedCborException {
    return length(BYTES, "a byte string");
  }

  /** Reads a byte string of {@code length} bytes as a big-endian number of at most 8 bytes. */
  public long readBigEndian(int length) throws MalformedCborException {
    if (readByteStringHead() != length) {
      throw new MalformedCborException("a byte string of another length than " + length);
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | (buffer[position++] & 0xff);
    }
    return value;
  }

  /** Reads a byte string and requires its content. */
  public void requireBytes(byte[] expected) throws MalformedCborException {
    int length = readByteStringHead();
    if (!Arrays.equals(buffer, position, position + length, expected, 0, expected.length)) {
      throw new MalformedCborException("a byte string other than the only one allowed here");
    }
    position += length;
  }

  /** Reads a copy of a byte string. */
  public byte[] readBytes() throws MalformedCborException {
    int length = readByteStringHead();
    int start = position;
    position += length;
    return Arrays.copyOfRange(buffer, start, position);
  }

  /** Reads a text string of at most {@code maxBytes} bytes of UTF-8. */
  public String readText(int maxBytes) throws MalformedCborException {
    int length = length(TEXT, "a text string");
    if (length > maxBytes) {
      throw new MalformedCborException("a text string of more than " + maxBytes + " bytes");
    }
    int start = position;
    position += length;
    return decode(start, length);
  }

  /** Reads the head of an array and returns the number of its items. */
  public int readArrayHead() throws MalformedCborException {
    return items(ARRAY, "an array", 1);
  }

  /** Reads the head of a map and returns the number of its pairs. */
  public int readMapHead() throws MalformedCborException {
    return items(MAP, "a map", 2);
  }

  /** Reads a tag, whose content follows. */
  public long readTag() throws MalformedCborException {
    return argument(TAG, "a tag");
  }

  /** Whether the next item is a text string. */
  public boolean atText() {
    return nextMajor() == TEXT;
  }

  /** Whether the next item is an integer of at least zero. */
  public boolean atUnsigned() {
    return nextMajor() == UNSIGNED;
  }

  /** Whether the next item is a byte string. */
  public boolean atByteString() {
    return nextMajor() == BYTES;
  }

  /** Whether the next item is a map. */
  public boolean atMap() {
    return nextMajor() == MAP;
  }

  /** Steps over the content of a byte string whose head was read. */
  public void advance(int length) throws MalformedCborException {
    if (length < 0 || length > end - position) {
      throw new MalformedCborException("cut short");
    }
    position += length;
  }

  /**
   * Steps over one item of any kind, checking it as strictly as if it were read.
   *
   * @param maxDepth how many arrays, maps and tags may lie in each other
   */
  public void skip(int maxDepth) throws MalformedCborException {
    int major = nextMajor();
    if (maxDepth <= 0 && major >= ARRAY && major <= TAG) {
      throw new MalformedCborException("nested too deeply");
    }
    switch (major) {
      case UNSIGNED, NEGATIVE -> readInteger();
      case BYTES -> advance(readByteStringHead());
      case TEXT -> readText(Integer.MAX_VALUE);
      case ARRAY -> skipArray(maxDepth);
      case MAP -> skipMap(maxDepth);
      case TAG -> {
        readTag();
        skip(maxDepth - 1);
      }
      default -> skipSimple();
    }
  }

  /** A reader of a range of the same buffer. */
  public CborReader range(int from, int to) {
    return new CborReader(buffer, from, to - from);
  }

  /** Requires that nothing follows. */
  public void requireEnd() throws MalformedCborException {
    if (position != end) {
      throw new MalformedCborException("bytes follow the end");
    }
  }

  private void skipArray(int maxDepth) throws MalformedCborException {
    int items = readArrayHead();
    for (int i = 0; i < items; i++) {
      skip(maxDepth - 1);
    }
  }

  private void skipMap(int maxDepth) throws MalformedCborException {
    int pairs = readMapHead();
    int previousStart = 0;
    int previousEnd = 0;
    for (int i = 0; i < pairs; i++) {
      int start = position;
      skip(maxDepth - 1);
      if (i > 0 && compare(previousStart, previousEnd, start, position) >= 0) {
        throw new MalformedCborException("map keys out of order or twice");
      }
      previousStart = start;
      previousEnd = position;
      skip(maxDepth - 1);
    }
  }

  private void skipSimple() throws MalformedCborException {
    int initial = nextByte();
    if (initial < 0xf4 || initial > NULL) {
      throw new MalformedCborException("a simple value or floating-point number");
    }
  }

  private int compare(int aStart, int aEnd, int bStart, int bEnd) {
    return Arrays.compareUnsigned(buffer, aStart, aEnd, buffer, bStart, bEnd);
  }

  private int items(int major, String expected, int bytesPerItem) throws MalformedCborException {
    long count = argument(major, expected);
    if (count > (end - position) / bytesPerItem) {
      throw new MalformedCborException("a declared length that does not fit");
    }
    return (int) count;
  }

  private int length(int major, String expected) throws MalformedCborException {
    long length = argument(major, expected);
    if (length > end - position) {
      throw new MalformedCborException("a declared length that does not fit");
    }
    return (int) length;
  }

  private long argument(int major, String expected) throws MalformedCborException {
    int initial = nextByte();
    if (initial >> 5 != major) {
      throw new MalformedCborException("expected " + expected);
    }
    int info = initial & 0x1f;
    if (info < 24) {
      return info;
    }
    if (info > 27) {
      throw new MalformedCborException("an indefinite or reserved length");
    }
    return shortest(1 << (info - 24));
  }

  private long shortest(int width) throws MalformedCborException {
    if (end - position < width) {
      throw new MalformedCborException("cut short");
    }
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | (buffer[position++] & 0xff);
    }
    if (value < 0) {
      throw new MalformedCborException("a number beyond 63 bits");
    }
    if (width == 1 ? value < 24 : value >>> (4 * width) == 0) {
      throw new MalformedCborException("a head longer than needed");
    }
    return value;
  }

  private int nextMajor() {
    return position < end ? (buffer[position] & 0xff) >> 5 : -1;
  }

  private int nextByte() throws MalformedCborException {
    if (position >= end) {
      throw new MalformedCborException("cut short");
    }
    return buffer[position++] & 0xff;
  }

  private String decode(int start, int length) throws MalformedCborException {
    for (int i = start; i < start + length; i++) {
      if (buffer[i] < 0) {
        return decodeUtf8(start, length);
      }
    }
    return new String(buffer, start, length, StandardCharsets.ISO_8859_1);
  }

  private String decodeUtf8(int start, int length) throws MalformedCborException {
    try {
      ByteBuffer slice = ByteBuffer.wrap(buffer, start, length);
      return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedCborException("text that is not UTF-8");
    }
  }
}
