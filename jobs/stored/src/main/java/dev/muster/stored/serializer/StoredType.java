package dev.muster.stored.serializer;

import dev.muster.stored.Form;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Type of elements that have a {@link Form}. No key type: elements are keyed by a field. */
public final class StoredType<T> extends TypeInformation<T> {
  private final Form<T> form;

  /** The type of elements of a form. */
  public StoredType(Form<T> form) {
    this.form = form;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  @SuppressWarnings("unchecked") // A class knows nothing of its parameters.
  public Class<T> getTypeClass() {
    return (Class<T>) form.type();
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new StoredSerializer<>(form);
  }

  @Override
  public String toString() {
    return form.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredType<?> that && form.equals(that.form);
  }

  @Override
  public int hashCode() {
    return form.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof StoredType;
  }
}
