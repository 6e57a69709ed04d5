package dev.muster.decrypt.operator;

import dev.muster.decrypt.SectionDecision;
import dev.muster.decrypt.SectionDecisionCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes decisions. Its class name is stored in savepoints. */
public final class SectionDecisionSerializer extends CodecSerializer<SectionDecision> {
  private static final long serialVersionUID = 1L;
  private static final Codec<SectionDecision> CODEC = new SectionDecisionCodec();

  @Override
  protected Codec<SectionDecision> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<SectionDecision> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SectionDecision> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(SectionDecisionSerializer::new);
    }
  }
}
