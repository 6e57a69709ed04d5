package dev.muster.verify.operator;

import dev.muster.verify.Codec;
import dev.muster.verify.Unchecked;
import dev.muster.verify.UncheckedCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes that devices went unchecked. Its class name is stored in savepoints. */
public final class UncheckedSerializer extends CodecSerializer<Unchecked> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Unchecked> CODEC = new UncheckedCodec();

  @Override
  protected Codec<Unchecked> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Unchecked> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Unchecked> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(UncheckedSerializer::new);
    }
  }
}
