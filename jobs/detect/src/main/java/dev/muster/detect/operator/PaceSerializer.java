package dev.muster.detect.operator;

import dev.muster.detect.rate.Pace;
import dev.muster.detect.rate.PaceCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes paces. Its class name is stored in savepoints. */
public final class PaceSerializer extends CodecSerializer<Pace> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Pace> CODEC = new PaceCodec();

  @Override
  protected Codec<Pace> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Pace> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Pace> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(PaceSerializer::new);
    }
  }
}
