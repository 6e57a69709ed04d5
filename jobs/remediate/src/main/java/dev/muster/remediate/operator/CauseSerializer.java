package dev.muster.remediate.operator;

import dev.muster.remediate.Cause;
import dev.muster.remediate.CauseCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes causes of commands. Its class name is stored in savepoints. */
public final class CauseSerializer extends CodecSerializer<Cause> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Cause> CODEC = new CauseCodec();

  @Override
  protected Codec<Cause> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Cause> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Cause> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(CauseSerializer::new);
    }
  }
}
