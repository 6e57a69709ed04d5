package dev.muster.verify.operator;

import dev.muster.control.operator.ValueSerializer;
import dev.muster.verify.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializes values with a {@link Codec}. The bytes carry their own version, so snapshots of all
 * releases are compatible as they are.
 */
public abstract class CodecSerializer<T> extends ValueSerializer<T> {
  private static final long serialVersionUID = 1L;

  /** The codec; stateless. */
  protected abstract Codec<T> codec();

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    codec().write(value, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return codec().read(source);
  }
}
