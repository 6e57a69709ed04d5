package dev.muster.remediate.operator;

import dev.muster.remediate.Answer;
import dev.muster.remediate.AnswerCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes answers of devices. Its class name is stored in savepoints. */
public final class AnswerSerializer extends CodecSerializer<Answer> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Answer> CODEC = new AnswerCodec();

  @Override
  protected Codec<Answer> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Answer> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Answer> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(AnswerSerializer::new);
    }
  }
}
