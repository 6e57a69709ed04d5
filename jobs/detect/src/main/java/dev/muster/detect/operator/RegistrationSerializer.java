package dev.muster.detect.operator;

import dev.muster.detect.silence.Registration;
import dev.muster.detect.silence.RegistrationCodec;
import dev.muster.verify.Codec;
import dev.muster.verify.operator.CodecSerializer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes registrations. Its class name is stored in savepoints. */
public final class RegistrationSerializer extends CodecSerializer<Registration> {
  private static final long serialVersionUID = 1L;
  private static final Codec<Registration> CODEC = new RegistrationCodec();

  @Override
  protected Codec<Registration> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<Registration> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Registration> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(RegistrationSerializer::new);
    }
  }
}
