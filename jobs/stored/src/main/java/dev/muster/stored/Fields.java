package dev.muster.stored;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of single fields within a {@link Form}. Stateless. */
public final class Fields {
  private static final int ABSENT = -1;

  private Fields() {}

  /** Writes a text of at most 65,535 bytes, or null. */
  public static void writeText(@Nullable String text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  /** Reads a text, or null. */
  public static @Nullable String readText(DataInput in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  /** Writes the name of a constant, or that there is none. */
  public static void writeName(@Nullable Enum<?> constant, DataOutput out) throws IOException {
    writeText(constant == null ? null : constant.name(), out);
  }

  /** Reads a constant by its name, or null. */
  public static <E extends Enum<E>> @Nullable E readName(Class<E> type, DataInput in)
      throws IOException {
    return in.readBoolean() ? Enum.valueOf(type, in.readUTF()) : null;
  }

  /** Writes bytes, or null. */
  public static void writeBytes(byte @Nullable [] bytes, DataOutput out) throws IOException {
    out.writeInt(bytes == null ? ABSENT : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  /** Reads bytes, or null. */
  public static byte @Nullable [] readBytes(DataInput in) throws IOException {
    int length = in.readInt();
    return length == ABSENT ? null : readBytes(length, in);
  }

  /**
   * Reads bytes that are never null.
   *
   * @throws IOException if there are none
   */
  public static byte[] requireBytes(DataInput in) throws IOException {
    int length = in.readInt();
    if (length == ABSENT) {
      throw new IOException("The stored bytes lack a field that is never absent");
    }
    return readBytes(length, in);
  }

  /** Reads as many bytes. */
  public static byte[] readBytes(int length, DataInput in) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  /** Writes numbers. */
  public static void writeLongs(long[] numbers, DataOutput out) throws IOException {
    out.writeInt(numbers.length);
    for (long number : numbers) {
      out.writeLong(number);
    }
  }

  /** Reads numbers. */
  public static long[] readLongs(DataInput in) throws IOException {
    long[] numbers = new long[in.readInt()];
    for (int at = 0; at < numbers.length; at++) {
      numbers[at] = in.readLong();
    }
    return numbers;
  }

  /** Writes how many there are, and each. */
  public static <T> void writeAll(
      Collection<? extends T> all, Writer<? super T> writer, DataOutput out) throws IOException {
    out.writeInt(all.size());
    for (T one : all) {
      writer.write(one, out);
    }
  }

  /** Reads as many as were written. The list may be changed. */
  public static <T> List<T> readAll(Reader<? extends T> reader, DataInput in) throws IOException {
    List<T> all = new ArrayList<>();
    addAll(all, reader, in);
    return all;
  }

  /** Reads as many as were written, to others. */
  public static <T> void addAll(Collection<T> to, Reader<? extends T> reader, DataInput in)
      throws IOException {
    for (int rest = in.readInt(); rest > 0; rest--) {
      to.add(reader.read(in));
    }
  }

  /** Writes one of several. */
  @FunctionalInterface
  public interface Writer<T> {
    /** Writes it. */
    void write(T one, DataOutput out) throws IOException;
  }

  /** Reads one of several. */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads it. */
    T read(DataInput in) throws IOException;
  }
}
