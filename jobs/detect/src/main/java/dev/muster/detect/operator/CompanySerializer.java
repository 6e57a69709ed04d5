package dev.muster.detect.operator;

import dev.muster.detect.silence.Company;
import dev.muster.detect.silence.CompanyCodec;
import dev.muster.verify.Codec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes companies, which change in place. Its class name is stored in savepoints. */
public final class CompanySerializer extends MutableSerializer<Company> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Company> CODEC = new CompanyCodec();

  @Override
  protected Codec<Company> codec() {
    return CODEC;
  }

  @Override
  public Company copy(Company from) {
    return from.copy();
  }

  @Override
  public TypeSerializerSnapshot<Company> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Company> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(CompanySerializer::new);
    }
  }
}
