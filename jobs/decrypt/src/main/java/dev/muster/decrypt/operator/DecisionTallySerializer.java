package dev.muster.decrypt.operator;

import dev.muster.decrypt.DecisionTally;
import dev.muster.decrypt.DecisionTallyCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes tallies. Its class name is stored in savepoints. */
public final class DecisionTallySerializer extends CodecSerializer<DecisionTally> {
  private static final long serialVersionUID = 1L;
  private static final Codec<DecisionTally> CODEC = new DecisionTallyCodec();

  @Override
  protected Codec<DecisionTally> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<DecisionTally> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DecisionTally> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(DecisionTallySerializer::new);
    }
  }
}
