package dev.muster.detect.operator;

import dev.muster.detect.flood.Floods;
import dev.muster.detect.flood.FloodsCodec;
import dev.muster.verify.Codec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes floods, which change in place. Its class name is stored in savepoints. */
public final class FloodsSerializer extends MutableSerializer<Floods> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Floods> CODEC = new FloodsCodec();

  @Override
  protected Codec<Floods> codec() {
    return CODEC;
  }

  @Override
  public Floods copy(Floods from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<Floods> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Floods> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(FloodsSerializer::new);
    }
  }
}
