package dev.muster.verify.operator;

import dev.muster.verify.Codec;
import dev.muster.verify.GapRun;
import dev.muster.verify.GapRunCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes gap runs. Its class name is stored in savepoints. */
public final class GapRunSerializer extends CodecSerializer<GapRun> {
  private static final long serialVersionUID = 1L;
  private static final Codec<GapRun> CODEC = new GapRunCodec();

  @Override
  protected Codec<GapRun> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<GapRun> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<GapRun> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(GapRunSerializer::new);
    }
  }
}
