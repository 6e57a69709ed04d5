package dev.muster.verify.operator;

import dev.muster.verify.Codec;
import dev.muster.verify.Forgeries;
import dev.muster.verify.ForgeriesCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes counts of forgeries. Its class name is stored in savepoints. */
public final class ForgeriesSerializer extends CodecSerializer<Forgeries> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Forgeries> CODEC = new ForgeriesCodec();

  @Override
  protected Codec<Forgeries> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Forgeries> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Forgeries> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(ForgeriesSerializer::new);
    }
  }
}
