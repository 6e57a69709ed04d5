package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.stored.Form;
import dev.muster.stored.serializer.StoredSerializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;

/**
 * A value and the file of its bytes, which is never changed: {@code
 * src/test/resources/golden/NAME.vVERSION.bin} of the module under test.
 *
 * @param what tells files of one form apart; empty for its first
 */
public record Golden<T>(Form<T> form, String what, T value) {
  private static final Path DIRECTORY = Path.of("src/test/resources/golden");

  /** A form's only file, or its first. */
  public static <T> Golden<T> of(Form<T> form, T value) {
    return new Golden<>(form, "", value);
  }

  /** Returns the bytes that the form writes. */
  public byte[] written() throws IOException {
    return written(form, value);
  }

  /** Returns the bytes that a form writes. */
  public static <T> byte[] written(Form<T> form, T value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    form.write(value, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  /** Returns what the form reads from bytes, all of them. */
  public static <T> T read(Form<T> form, byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    T read = form.read(in);
    assertThat(in.available()).as("bytes left over").isZero();
    return read;
  }

  /** Returns the bytes that are kept. */
  public byte[] kept() throws IOException {
    return Files.readAllBytes(file());
  }

  void check() throws IOException {
    if (form.isMutable()) {
      assertThat(read(form, kept())).usingRecursiveComparison().isEqualTo(value);
    } else {
      assertThat(read(form, kept())).isEqualTo(value);
    }
    assertThat(written()).isEqualTo(kept());
  }

  void checkSerializer() throws Exception {
    StoredSerializer<T> serializer = new StoredSerializer<>(form);
    assertThat(restored(serializer)).isEqualTo(serializer);
    assertThat(InstantiationUtil.clone(serializer)).isEqualTo(serializer);
    T copy = serializer.copy(value);
    assertThat(copy == value).as("copied").isNotEqualTo(form.isMutable());
    assertThat(written(form, copy)).isEqualTo(written());
  }

  void make() throws IOException {
    Files.createDirectories(DIRECTORY);
    if (!Files.exists(file())) {
      Files.write(file(), written());
    }
  }

  private Path file() {
    String name = form.name() + (what.isEmpty() ? "" : "." + what);
    return DIRECTORY.resolve("%s.v%s.bin".formatted(name, form.version()));
  }

  private static <T> TypeSerializer<T> restored(TypeSerializer<T> serializer) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
        out, serializer.snapshotConfiguration());
    TypeSerializerSnapshot<T> snapshot =
        TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), Golden.class.getClassLoader());
    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(snapshot)
                .isCompatibleAsIs())
        .isTrue();
    return snapshot.restoreSerializer();
  }

  @Override
  public String toString() {
    return file().getFileName().toString();
  }
}
