package dev.muster.detect.operator;

import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes findings. Its class name is stored in savepoints. */
public final class FindingSerializer extends CodecSerializer<Finding> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Finding> CODEC = new FindingCodec();

  @Override
  protected Codec<Finding> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Finding> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Finding> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(FindingSerializer::new);
    }
  }
}
