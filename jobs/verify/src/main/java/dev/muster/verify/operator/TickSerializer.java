package dev.muster.verify.operator;

import dev.muster.verify.Codec;
import dev.muster.verify.Tick;
import dev.muster.verify.TickCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes ticks. Its class name is stored in savepoints. */
public final class TickSerializer extends CodecSerializer<Tick> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Tick> CODEC = new TickCodec();

  @Override
  protected Codec<Tick> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Tick> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Tick> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(TickSerializer::new);
    }
  }
}
