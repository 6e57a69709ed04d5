package dev.muster.verify.operator;

import dev.muster.verify.Codec;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes verdicts. Its class name is stored in savepoints. */
public final class VerdictSerializer extends CodecSerializer<Verdict> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Verdict> CODEC = new VerdictCodec();

  @Override
  protected Codec<Verdict> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Verdict> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Verdict> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(VerdictSerializer::new);
    }
  }
}
