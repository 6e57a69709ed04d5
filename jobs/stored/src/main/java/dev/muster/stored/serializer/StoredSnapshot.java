package dev.muster.stored.serializer;

import dev.muster.stored.Form;
import dev.muster.stored.Forms;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What the engine keeps beside state to find its form again: the form's name and version. The name
 * of this class is stored too, as the only one.
 */
@SuppressWarnings("NullAway.Init") // Set by what Flink calls after the constructor.
public final class StoredSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int LAYOUT = 1;

  private Form<T> form;
  private int version;

  /** Called by Flink, which reads the rest. */
  public StoredSnapshot() {}

  StoredSnapshot(Form<T> form) {
    this.form = form;
    this.version = form.version();
  }

  @Override
  public int getCurrentVersion() {
    return LAYOUT;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(form.name());
    out.writeByte(version);
  }

  @Override
  @SuppressWarnings("unchecked") // The name stands for the form of one type only.
  public void readSnapshot(int layout, DataInputView in, ClassLoader modules) throws IOException {
    form = (Form<T>) Forms.named(in.readUTF(), modules);
    version = in.readByte();
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return new StoredSerializer<>(form);
  }

  /** Each value carries its version, so that a form reads whatever it wrote before. */
  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> before) {
    return before instanceof StoredSnapshot<?> that
            && form.equals(that.form)
            && that.version <= version
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
