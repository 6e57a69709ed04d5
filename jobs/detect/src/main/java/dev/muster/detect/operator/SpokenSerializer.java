package dev.muster.detect.operator;

import dev.muster.detect.silence.Spoken;
import dev.muster.detect.silence.SpokenCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes what is kept of each message. Its class name is stored in savepoints. */
public final class SpokenSerializer extends CodecSerializer<Spoken> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Spoken> CODEC = new SpokenCodec();

  @Override
  protected Codec<Spoken> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Spoken> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Spoken> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(SpokenSerializer::new);
    }
  }
}
