package dev.muster.verify.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.bundle.AcceptedPolicy;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.verify.ForDecrypt;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.VerifiedMessage;
import java.io.Serializable;
import java.util.List;
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

  static Stream<CodecSerializer<?>> serializers() {
    return Stream.of(
        new CandidateSerializer(),
        new ContactSerializer(),
        new DeviceStateSerializer(),
        new ForgeriesSerializer(),
        new GapRunSerializer(),
        new RefusedRecordSerializer(),
        new TickSerializer(),
        new UncheckedSerializer(),
        new VerdictSerializer(),
        new VerifiedMessageSerializer());
  }

  @ParameterizedTest
  @MethodSource("serializers")
  void survivesItsSnapshot(CodecSerializer<?> serializer) throws Exception {
    TypeSerializer<?> restored = restored(serializer);
    assertThat(restored).isEqualTo(serializer);
    assertThat(InstantiationUtil.clone((Serializable) serializer)).isEqualTo(serializer);
  }

  @ParameterizedTest
  @MethodSource("serializers")
  void copiesNothing(CodecSerializer<?> serializer) {
    assertThat(serializer.isImmutableType()).isTrue();
    assertThat(serializer.getLength()).isEqualTo(-1);
  }

  @Test
  void carriesMessagesAndPoliciesToDecrypt() throws Exception {
    ForDecryptSerializer serializer = new ForDecryptSerializer();
    ForDecrypt.Policy policy =
        new ForDecrypt.Policy(
            new AcceptedPolicy(
                5, new TextBundle(3, 9, List.of(new TextDocument("a.yaml", "policies: []")))));
    VerifiedMessage message =
        new VerifiedMessage(
            Fleet.sealed(0, 7, 1_767_225_600_000L).origin(),
            Fleet.sealed(0, 7, 1_767_225_600_000L).message(),
            Fleet.accepted(0, 1, 0).record(),
            new JudgedBy("cohort", 1, 2));
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(policy, out);
    serializer.serialize(message, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

    assertThat(serializer.deserialize(in)).isEqualTo(policy);
    VerifiedMessage read = (VerifiedMessage) serializer.deserialize(in);
    assertThat(read.message().sequence()).isEqualTo(7);
    assertThat(read.device()).isEqualTo(message.device());
    assertThat(read.judgedBy()).isEqualTo(message.judgedBy());
    assertThat(in.available()).isZero();
    assertThat(restored(serializer)).isEqualTo(serializer);
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
