package dev.muster.message.cbor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes CBOR with shortest heads and definite lengths (RFC 8949 section 4.2.1).
 *
 * <p>The order of map keys is the caller's: they must be written in the bytewise order of their
 * encodings. Not thread-safe.
 */
public final class CborWriter {
  private byte[] buffer;
  private int size;

  /** A writer with room for {@code capacity} bytes before it grows. */
  public CborWriter(int capacity) {
    buffer = new byte[Math.max(16, capacity)];
  }

  /** A writer for something small. */
  public CborWriter() {
    this(64);
  }

  /** Writes an integer, negative or not. */
  public CborWriter integer(long value) {
    return value >= 0 ? head(0, value) : head(1, -1 - value);
  }

  /** Writes a byte string. */
  public CborWriter bytes(byte[] value) {
    head(2, value.length);
    return raw(value, 0, value.length);
  }

  /** Writes a number as a byte string of {@code length} bytes, big-endian. */
  public CborWriter bigEndian(long value, int length) {
    head(2, length);
    ensure(length);
    appendBigEndian(value, length);
    return this;
  }

  /** Writes a text string. */
  public CborWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    head(3, utf8.length);
    return raw(utf8, 0, utf8.length);
  }

  /** Begins an array of {@code length} items. */
  public CborWriter array(int length) {
    return head(4, length);
  }

  /** Begins a map of {@code pairs} keys, each followed by its value. */
  public CborWriter map(int pairs) {
    return head(5, pairs);
  }

  /** Tags the item that follows. */
  public CborWriter tag(long tag) {
    return head(6, tag);
  }

  /** Writes null. */
  public CborWriter nil() {
    return raw(new byte[] {(byte) 0xf6}, 0, 1);
  }

  /** Writes a number as a float of 64 bits, which is not its shortest form. */
  public CborWriter float64(double value) {
    ensure(9);
    buffer[size++] = (byte) 0xfb;
    appendBigEndian(Double.doubleToLongBits(value), 8);
    return this;
  }

  /** Appends items that are encoded already. */
  public CborWriter raw(byte[] encoded) {
    return raw(encoded, 0, encoded.length);
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  private CborWriter raw(byte[] bytes, int offset, int length) {
    ensure(length);
    System.arraycopy(bytes, offset, buffer, size, length);
    size += length;
    return this;
  }

  private CborWriter head(int major, long argument) {
    ensure(9);
    int type = major << 5;
    if (argument < 0 || argument > 0xffffffffL) {
      buffer[size++] = (byte) (type | 27);
      appendBigEndian(argument, 8);
    } else if (argument < 24) {
      buffer[size++] = (byte) (type | (int) argument);
    } else if (argument <= 0xff) {
      buffer[size++] = (byte) (type | 24);
      appendBigEndian(argument, 1);
    } else if (argument <= 0xffff) {
      buffer[size++] = (byte) (type | 25);
      appendBigEndian(argument, 2);
    } else {
      buffer[size++] = (byte) (type | 26);
      appendBigEndian(argument, 4);
    }
    return this;
  }

  private void appendBigEndian(long value, int width) {
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
  }

  private void ensure(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(size + more, 2 * buffer.length));
    }
  }
}
