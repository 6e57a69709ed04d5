package dev.muster.remediate.operator;

import dev.muster.remediate.Disregarded;
import dev.muster.remediate.DisregardedCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes what had no effect. Its class name is stored in savepoints. */
public final class DisregardedSerializer extends CodecSerializer<Disregarded> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Disregarded> CODEC = new DisregardedCodec();

  @Override
  protected Codec<Disregarded> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Disregarded> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Disregarded> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(DisregardedSerializer::new);
    }
  }
}
