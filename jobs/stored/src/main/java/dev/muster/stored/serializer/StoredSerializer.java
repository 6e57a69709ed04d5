package dev.muster.stored.serializer;

import dev.muster.stored.Form;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Serializes values in their {@link Form}. Stateless and safe for use by many threads. */
public final class StoredSerializer<T> extends TypeSerializer<T> {
  private final Form<T> form;

  /** The serializer of a form. */
  public StoredSerializer(Form<T> form) {
    this.form = form;
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    form.write(value, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return form.read(source);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return form.read(source);
  }

  @Override
  public boolean isImmutableType() {
    return !form.isMutable();
  }

  @Override
  public T copy(T from) {
    return form.copy(from);
  }

  @Override
  public T copy(T from, T reuse) {
    return form.copy(from);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    form.write(form.read(source), target);
  }

  @Override
  public StoredSerializer<T> duplicate() {
    return this;
  }

  @Override
  public @Nullable T createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new StoredSnapshot<>(form);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredSerializer<?> that && form.equals(that.form);
  }

  @Override
  public int hashCode() {
    return form.hashCode();
  }

  @Override
  public String toString() {
    return form.toString();
  }
}
