package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.stored.Form;
import dev.muster.stored.Forms;
import dev.muster.stored.MutableForm;
import dev.muster.stored.serializer.StoredSerializer;
import dev.muster.stored.serializer.StoredSnapshot;
import dev.muster.stored.serializer.StoredType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** One form in two versions, as two releases have it. */
class StoredTest {
  private static final Form<Note> OLD = new NoteForm(1);
  private static final Form<Note> NEW = new NoteForm(2);

  /** What is stored; its second field came with version 2. */
  record Note(String text, long importance) {}

  /** The form of a note, listed in its newest version. */
  static final class NoteForm extends Form<Note> {
    private static final long serialVersionUID = 1L;

    NoteForm(int version) {
      super("note", Note.class, version);
    }

    @Override
    protected void writeFields(Note note, DataOutput out) throws IOException {
      out.writeUTF(note.text());
      if (version() > 1) {
        out.writeLong(note.importance());
      }
    }

    @Override
    protected Note readFields(int found, DataInput in) throws IOException {
      return new Note(in.readUTF(), found > 1 ? in.readLong() : 0);
    }
  }

  /** A form that no module lists. */
  static final class UnlistedForm extends MutableForm<StringBuilder> {
    private static final long serialVersionUID = 1L;

    UnlistedForm() {
      super("unlisted", StringBuilder.class);
    }

    @Override
    public StringBuilder copy(StringBuilder value) {
      return new StringBuilder(value);
    }

    @Override
    protected void writeFields(StringBuilder value, DataOutput out) throws IOException {
      out.writeUTF(value.toString());
    }

    @Override
    protected StringBuilder readFields(int found, DataInput in) throws IOException {
      return new StringBuilder(in.readUTF());
    }
  }

  /** The forms of the newer release. */
  public static final class NoteForms implements Forms {
    @Override
    public List<Form<?>> all() {
      return List.of(NEW);
    }
  }

  @Test
  void readsWhatAnEarlierVersionWrote() throws IOException {
    byte[] bytes = Golden.written(OLD, new Note("tea", 5));
    assertThat(Golden.read(NEW, bytes)).isEqualTo(new Note("tea", 0));
  }

  @Test
  void refusesAVersionThatItDoesNotKnow() throws IOException {
    byte[] bytes = Golden.written(NEW, new Note("tea", 5));
    assertThatThrownBy(() -> Golden.read(OLD, bytes))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The stored bytes of note are of version 2, this release reads 1: start one that knows"
                + " it");
    bytes[0] = 0;
    assertThatThrownBy(() -> Golden.read(NEW, bytes)).hasMessageContaining("reads 1 to 2");
  }

  @Test
  void findsTheNewestVersionOfAFormByTheNameInASnapshot() throws IOException {
    TypeSerializerSnapshot<Note> kept = read(snapshot(OLD));
    assertThat(kept.restoreSerializer()).isEqualTo(new StoredSerializer<>(NEW));
    assertThat(
            new StoredSerializer<>(NEW)
                .snapshotConfiguration()
                .resolveSchemaCompatibility(kept)
                .isCompatibleAsIs())
        .isTrue();
  }

  @Test
  void isNotCompatibleWithBytesOfALaterVersionNorOfAnotherForm() throws IOException {
    TypeSerializerSnapshot<Note> old = new StoredSerializer<>(OLD).snapshotConfiguration();
    assertThat(old.resolveSchemaCompatibility(read(snapshot(NEW))).isIncompatible()).isTrue();
    TypeSerializerSnapshot<StringBuilder> other =
        new StoredSerializer<>(new UnlistedForm()).snapshotConfiguration();
    assertThat(other.resolveSchemaCompatibility(read(snapshot(NEW))).isIncompatible()).isTrue();
  }

  @Test
  void saysWhatToDoAboutAFormThatNoModuleLists() throws IOException {
    byte[] snapshot = snapshot(new UnlistedForm());
    assertThatThrownBy(() -> read(snapshot))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "No module of this release stores anything in the form unlisted: start the release that"
                + " wrote it");
  }

  @Test
  void copiesOnlyWhatChangesInPlace() {
    Note note = new Note("tea", 5);
    assertThat(new StoredSerializer<>(NEW).copy(note)).isSameAs(note);
    StringBuilder text = new StringBuilder("tea");
    StoredSerializer<StringBuilder> serializer = new StoredSerializer<>(new UnlistedForm());
    assertThat(serializer.isImmutableType()).isFalse();
    assertThat(serializer.copy(text)).isNotSameAs(text).hasToString("tea");
  }

  @Test
  void tellsTypesApartByTheirForms() {
    StoredType<Note> type = new StoredType<>(NEW);
    assertThat(type.createSerializer(new SerializerConfigImpl()))
        .isEqualTo(new StoredSerializer<>(NEW));
    assertThat((Object) type).isEqualTo(new StoredType<>(OLD));
    assertThat((Object) type).isNotEqualTo(new StoredType<>(new UnlistedForm()));
    assertThat(type.getTypeClass()).isEqualTo(Note.class);
  }

  private static byte[] snapshot(Form<?> form) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    new StoredSerializer<>(form).snapshotConfiguration().writeSnapshot(out);
    return out.getCopyOfBuffer();
  }

  private static <T> TypeSerializerSnapshot<T> read(byte[] snapshot) throws IOException {
    StoredSnapshot<T> read = new StoredSnapshot<>();
    read.readSnapshot(1, new DataInputDeserializer(snapshot), StoredTest.class.getClassLoader());
    return read;
  }
}
