package dev.muster.remediate.operator;

import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes intents. Its class name is stored in savepoints. */
public final class IntentSerializer extends CodecSerializer<Intent> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Intent> CODEC = new IntentCodec();

  @Override
  protected Codec<Intent> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Intent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Intent> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(IntentSerializer::new);
    }
  }
}
