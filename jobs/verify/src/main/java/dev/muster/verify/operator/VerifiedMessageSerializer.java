package dev.muster.verify.operator;

import dev.muster.verify.Codec;
import dev.muster.verify.VerifiedMessage;
import dev.muster.verify.VerifiedMessageCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes verified messages. Its class name is stored in savepoints. */
public final class VerifiedMessageSerializer extends CodecSerializer<VerifiedMessage> {
  private static final long serialVersionUID = 1L;
  private static final Codec<VerifiedMessage> CODEC = new VerifiedMessageCodec();

  @Override
  protected Codec<VerifiedMessage> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<VerifiedMessage> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<VerifiedMessage> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(VerifiedMessageSerializer::new);
    }
  }
}
