package dev.muster.schemas;

import java.nio.charset.StandardCharsets;

/**
 * Reads Avro's binary encoding from hostile bytes. Every declared length is checked against what is
 * left before anything is allocated, so memory stays within the size of the input.
 */
final class AvroCursor {
  private static final int MAX_VARINT_BYTES = 10;

  private final byte[] bytes;
  private int position;

  AvroCursor(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  int position() {
    return position;
  }

  long readLong() throws MalformedEnvelopeException {
    long value = 0;
    for (int i = 0; i < MAX_VARINT_BYTES; i++) {
      if (position >= bytes.length) {
        throw new MalformedEnvelopeException("a number is cut short");
      }
      byte b = bytes[position++];
      value |= (long) (b & 0x7f) << (7 * i);
      if (b >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new MalformedEnvelopeException("a number has more than 10 bytes");
  }

  /** How many bytes there are, read ones included. */
  int size() {
    return bytes.length;
  }

  int readLength() throws MalformedEnvelopeException {
    return requireLeft(readLong());
  }

  /** Returns the length if so many bytes are left. */
  int requireLeft(long length) throws MalformedEnvelopeException {
    if (length < 0 || length > bytes.length - position) {
      throw new MalformedEnvelopeException("a declared length does not fit into the value");
    }
    return (int) length;
  }

  /** Reads a string that must be an id: {@code [A-Za-z0-9._:-]}, at least one of them. */
  String readId(int maxBytes) throws MalformedEnvelopeException {
    int length = readLength();
    if (length == 0 || length > maxBytes) {
      throw new MalformedEnvelopeException("an id is empty or longer than " + maxBytes + " bytes");
    }
    int start = skip(length);
    for (int i = start; i < position; i++) {
      if (!isIdCharacter(bytes[i])) {
        throw new MalformedEnvelopeException("an id has a character that ids do not have");
      }
    }
    return new String(bytes, start, length, StandardCharsets.US_ASCII);
  }

  private static boolean isIdCharacter(byte c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == ':' || c == '-';
  }

  /** Reads the branch of a union of null and another type. */
  boolean readPresence() throws MalformedEnvelopeException {
    long branch = readLong();
    if (branch != 0 && branch != 1) {
      throw new MalformedEnvelopeException("an optional field has neither of its two forms");
    }
    return branch == 1;
  }

  /** Steps over {@code length} bytes and returns where they began. */
  int skip(int length) {
    int start = position;
    position += length;
    return start;
  }

  void requireEnd() throws MalformedEnvelopeException {
    if (position != bytes.length) {
      throw new MalformedEnvelopeException("bytes follow the end of the record");
    }
  }
}
