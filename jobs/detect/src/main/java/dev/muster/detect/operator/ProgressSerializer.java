package dev.muster.detect.operator;

import dev.muster.detect.silence.Progress;
import dev.muster.detect.silence.ProgressCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes how far devices have come. Its class name is stored in savepoints. */
public final class ProgressSerializer extends CodecSerializer<Progress> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Progress> CODEC = new ProgressCodec();

  @Override
  protected Codec<Progress> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Progress> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Progress> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(ProgressSerializer::new);
    }
  }
}
