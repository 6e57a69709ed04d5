package dev.muster.detect.operator;

import dev.muster.detect.silence.Watch;
import dev.muster.detect.silence.WatchCodec;
import dev.muster.verify.Codec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes watches, which change in place. Its class name is stored in savepoints. */
public final class WatchSerializer extends MutableSerializer<Watch> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Watch> CODEC = new WatchCodec();

  @Override
  protected Codec<Watch> codec() {
    return CODEC;
  }

  @Override
  public Watch copy(Watch from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<Watch> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Watch> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(WatchSerializer::new);
    }
  }
}
