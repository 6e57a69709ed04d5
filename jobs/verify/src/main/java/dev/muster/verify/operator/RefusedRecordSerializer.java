package dev.muster.verify.operator;

import dev.muster.verify.Codec;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.RefusedRecordCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes refused records. Its class name is stored in savepoints. */
public final class RefusedRecordSerializer extends CodecSerializer<RefusedRecord> {
  private static final long serialVersionUID = 1L;
  private static final Codec<RefusedRecord> CODEC = new RefusedRecordCodec();

  @Override
  protected Codec<RefusedRecord> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<RefusedRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RefusedRecord> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(RefusedRecordSerializer::new);
    }
  }
}
