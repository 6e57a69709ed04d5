package dev.muster.stored;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type are stored, in checkpoints and between tasks. The first byte of each value
 * is the version of the form, so that a reader can tell old bytes from new ones. Versions begin at
 * 1; whoever adds one keeps the reader of those before. Stateless and safe for use by many threads.
 *
 * <p>A form makes no instances of its subclasses, and keeps none: tasks read forms from bytes on
 * many threads at once. Those bytes are of one release, in the graph of a job, so classes of forms
 * need no version of their own.
 *
 * @param <T> what is stored; values never change, but for those of a {@link MutableForm}
 */
public abstract class Form<T> implements Fields.Writer<T>, Fields.Reader<T>, Serializable {
  private final String name;
  private final int version;
  private final Class<? super T> type;

  /** A form that never had another version than 1. */
  protected Form(String name, Class<? super T> type) {
    this(name, type, 1);
  }

  /**
   * A form.
   *
   * @param name by which savepoints know it: unique, and never changed, whatever the class is
   *     called
   * @param version of what is written
   */
  protected Form(String name, Class<? super T> type, int version) {
    this.name = name;
    this.version = version;
    this.type = type;
  }

  /** Returns the name by which savepoints know it. */
  public final String name() {
    return name;
  }

  /** Returns the version of what is written. */
  public final int version() {
    return version;
  }

  /** Returns the class of the values. */
  public final Class<? super T> type() {
    return type;
  }

  /** Writes a value in the newest version. */
  @Override
  public final void write(T value, DataOutput out) throws IOException {
    out.writeByte(version);
    writeFields(value, out);
  }

  /**
   * Reads a value of any version.
   *
   * @throws IOException if the bytes are of a version that this release does not know
   */
  @Override
  public final T read(DataInput in) throws IOException {
    int found = in.readByte();
    if (found < 1 || found > version) {
      throw new IOException(
          "The stored bytes of %s are of version %s, this release reads %s: start one that knows it"
              .formatted(name, found, version == 1 ? "1" : "1 to " + version));
    }
    return readFields(found, in);
  }

  /** Writes a value, or that there is none. */
  public final void writeOrNull(@Nullable T value, DataOutput out) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      write(value, out);
    }
  }

  /** Reads a value, or null. */
  public final @Nullable T readOrNull(DataInput in) throws IOException {
    return in.readBoolean() ? read(in) : null;
  }

  /** Writes what follows the version. */
  protected abstract void writeFields(T value, DataOutput out) throws IOException;

  /**
   * Reads what follows the version.
   *
   * @param found the version of the bytes, from 1 to that of the form
   */
  protected abstract T readFields(int found, DataInput in) throws IOException;

  /** Says whether values change in place, so that whoever keeps one needs a copy. */
  public boolean isMutable() {
    return false;
  }

  /** Returns a copy that shares nothing that changes: the value itself where nothing does. */
  public T copy(T value) {
    return value;
  }

  /** Two forms are the same if they have the same name. */
  @Override
  public final boolean equals(Object other) {
    return other instanceof Form<?> that && name.equals(that.name);
  }

  @Override
  public final int hashCode() {
    return name.hashCode();
  }

  @Override
  public final String toString() {
    return name;
  }
}
