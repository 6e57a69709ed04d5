package dev.muster.remediate.operator;

import dev.muster.remediate.RemediationState;
import dev.muster.remediate.RemediationStateCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes the state of this stage. Its class name is stored in savepoints. */
public final class RemediationStateSerializer extends CodecSerializer<RemediationState> {
  private static final long serialVersionUID = 1L;
  private static final Codec<RemediationState> CODEC = new RemediationStateCodec();

  @Override
  protected Codec<RemediationState> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<RemediationState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RemediationState> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(RemediationStateSerializer::new);
    }
  }
}
