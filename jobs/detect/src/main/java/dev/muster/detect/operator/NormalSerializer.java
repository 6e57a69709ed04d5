package dev.muster.detect.operator;

import dev.muster.detect.level.Normal;
import dev.muster.detect.level.NormalCodec;
import dev.muster.verify.Codec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * Serializes statistics of metrics, which change in place. Its class name is stored in savepoints.
 */
public final class NormalSerializer extends MutableSerializer<Normal> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Normal> CODEC = new NormalCodec();

  @Override
  protected Codec<Normal> codec() {
    return CODEC;
  }

  @Override
  public Normal copy(Normal from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<Normal> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Normal> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(NormalSerializer::new);
    }
  }
}
