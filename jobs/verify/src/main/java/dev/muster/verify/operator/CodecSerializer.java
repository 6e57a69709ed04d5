package dev.muster.verify.operator;

import dev.muster.verify.Codec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializes immutable values with a {@link Codec}. A copy is the value itself. The bytes carry
 * their own version, so snapshots of all releases are compatible as they are.
 */
public abstract class CodecSerializer<T> extends TypeSerializerSingleton<T> {
  private static final long serialVersionUID = 1L;

  /** The codec; stateless. */
  protected abstract Codec<T> codec();

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    codec().write(value, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return codec().read(source);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return codec().read(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    codec().write(codec().read(source), target);
  }
}
