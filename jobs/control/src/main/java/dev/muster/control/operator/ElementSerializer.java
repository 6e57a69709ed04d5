package dev.muster.control.operator;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializer of an immutable element in a hand-written format. The first byte of every element is
 * the version of its format, so that a reader can tell old bytes from new ones.
 *
 * @param <T> the element
 */
abstract class ElementSerializer<T> extends ValueSerializer<T> {
  private static final long serialVersionUID = 1L;

  private final byte version;

  ElementSerializer(int version) {
    this.version = (byte) version;
  }

  abstract void write(T element, DataOutputView out) throws IOException;

  abstract T read(DataInputView in) throws IOException;

  @Override
  public final void serialize(T element, DataOutputView out) throws IOException {
    out.writeByte(version);
    write(element, out);
  }

  @Override
  public final T deserialize(DataInputView in) throws IOException {
    byte found = in.readByte();
    if (found != version) {
      throw new IOException(
          "%s cannot read format %s, only %s"
              .formatted(getClass().getSimpleName(), found, version));
    }
    return read(in);
  }
}
