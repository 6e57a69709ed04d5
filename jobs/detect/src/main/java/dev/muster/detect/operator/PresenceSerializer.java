package dev.muster.detect.operator;

import dev.muster.detect.silence.Presence;
import dev.muster.detect.silence.PresenceCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes changes of presence. Its class name is stored in savepoints. */
public final class PresenceSerializer extends CodecSerializer<Presence> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Presence> CODEC = new PresenceCodec();

  @Override
  protected Codec<Presence> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Presence> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Presence> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(PresenceSerializer::new);
    }
  }
}
