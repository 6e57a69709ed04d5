package dev.muster.detect.operator;

import dev.muster.detect.silence.TickLog;
import dev.muster.detect.silence.TickLogCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes tick logs. Its class name is stored in savepoints. */
public final class TickLogSerializer extends CodecSerializer<TickLog> {
  private static final long serialVersionUID = 1L;
  private static final Codec<TickLog> CODEC = new TickLogCodec();

  @Override
  protected Codec<TickLog> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<TickLog> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TickLog> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(TickLogSerializer::new);
    }
  }
}
