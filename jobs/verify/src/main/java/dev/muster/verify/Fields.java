package dev.muster.verify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The forms of single fields in persisted bytes. Stateless. */
public final class Fields {
  private static final int ABSENT = -1;

  private Fields() {}

  /**
   * Reads the version that leads the bytes.
   *
   * @throws IOException if it is another than the one known
   */
  public static void requireVersion(int known, DataInput in) throws IOException {
    int version = in.readByte();
    if (version != known) {
      throw new IOException(
          "The stored bytes are of version " + version + ", this release reads " + known);
    }
  }

  /**
   * Reads the version that leads the bytes, of which several are known.
   *
   * @throws IOException if it is none of 1 to {@code newest}
   */
  public static int readVersion(int newest, DataInput in) throws IOException {
    int version = in.readByte();
    if (version < 1 || version > newest) {
      throw new IOException(
          "The stored bytes are of version " + version + ", this release reads 1 to " + newest);
    }
    return version;
  }

  /** Writes a text of at most 65,535 bytes, or null. */
  public static void writeText(String text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  /** Reads a text, or null. */
  public static String readText(DataInput in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  /** Writes bytes, or null. */
  public static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
    out.writeInt(bytes == null ? ABSENT : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  /** Reads bytes, or null. */
  public static byte[] readBytes(DataInput in) throws IOException {
    int length = in.readInt();
    if (length == ABSENT) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  /** Writes where a record lies. */
  public static void writeOrigin(Origin origin, DataOutput out) throws IOException {
    out.writeUTF(origin.topic());
    out.writeInt(origin.partition());
    out.writeLong(origin.offset());
    out.writeLong(origin.arrival());
  }

  /** Reads where a record lies. */
  public static Origin readOrigin(DataInput in) throws IOException {
    return new Origin(in.readUTF(), in.readInt(), in.readLong(), in.readLong());
  }
}
