package dev.muster.detect.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.verify.operator.CodecSerializer;
import java.io.Serializable;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerializerTest {

  static Stream<CodecSerializer<?>> serializers() {
    return Stream.of(
        new CompanySerializer(),
        new FindingSerializer(),
        new FloodsSerializer(),
        new NormalSerializer(),
        new PaceSerializer(),
        new PresenceSerializer(),
        new ProgressSerializer(),
        new RegistrationSerializer(),
        new SpokenSerializer(),
        new TickLogSerializer(),
        new WatchSerializer());
  }

  @ParameterizedTest
  @MethodSource("serializers")
  void survivesItsSnapshot(CodecSerializer<?> serializer) throws Exception {
    TypeSerializer<?> restored = restored(serializer);
    assertThat(restored).isEqualTo(serializer);
    assertThat(InstantiationUtil.clone((Serializable) serializer)).isEqualTo(serializer);
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
