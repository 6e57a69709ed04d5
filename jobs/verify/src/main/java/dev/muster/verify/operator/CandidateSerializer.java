package dev.muster.verify.operator;

import dev.muster.verify.Candidate;
import dev.muster.verify.CandidateCodec;
import dev.muster.verify.Codec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * Serializes candidates on their way to their device and while they wait. Its class name is stored
 * in savepoints.
 */
public final class CandidateSerializer extends CodecSerializer<Candidate> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Candidate> CODEC = new CandidateCodec();

  @Override
  protected Codec<Candidate> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Candidate> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Candidate> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(CandidateSerializer::new);
    }
  }
}
