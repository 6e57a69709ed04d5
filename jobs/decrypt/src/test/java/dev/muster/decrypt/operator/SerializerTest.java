package dev.muster.decrypt.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerializerTest {

  static Stream<TypeSerializer<?>> serializers() {
    return Stream.of(
        new DecisionTallySerializer(),
        new OpenedSectionSerializer(),
        new SectionDecisionSerializer());
  }

  @ParameterizedTest
  @MethodSource("serializers")
  void survivesItsSnapshot(TypeSerializer<?> serializer) throws Exception {
    assertThat(restored(serializer)).isEqualTo(serializer);
    assertThat(InstantiationUtil.clone(serializer)).isEqualTo(serializer);
    assertThat(serializer.isImmutableType()).isTrue();
  }

  @Test
  void writesNoOpenedSection() {
    assertThatThrownBy(
            () -> new OpenedSectionSerializer().serialize(null, new DataOutputSerializer(8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not to leave its task");
  }

  private static <T> TypeSerializer<T> restored(TypeSerializer<T> serializer) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
        out, serializer.snapshotConfiguration());
    TypeSerializerSnapshot<T> snapshot =
        TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()),
            SerializerTest.class.getClassLoader());
    return snapshot.restoreSerializer();
  }
}
