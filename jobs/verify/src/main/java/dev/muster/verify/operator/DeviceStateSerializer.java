package dev.muster.verify.operator;

import dev.muster.verify.Codec;
import dev.muster.verify.DeviceState;
import dev.muster.verify.DeviceStateCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes the state of a device. Its class name is stored in savepoints. */
public final class DeviceStateSerializer extends CodecSerializer<DeviceState> {
  private static final long serialVersionUID = 1L;
  private static final Codec<DeviceState> CODEC = new DeviceStateCodec();

  @Override
  protected Codec<DeviceState> codec() {
    return CODEC;
  }

  @Override
  public TypeSerializerSnapshot<DeviceState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DeviceState> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(DeviceStateSerializer::new);
    }
  }
}
