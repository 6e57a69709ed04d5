package dev.muster.control.operator;

import dev.muster.control.registry.AcceptedDevice;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializer of {@link AcceptedDevice}, format 1. */
public final class AcceptedDeviceSerializer extends ElementSerializer<AcceptedDevice> {
  /** The only instance needed. */
  public static final AcceptedDeviceSerializer INSTANCE = new AcceptedDeviceSerializer();

  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;

  AcceptedDeviceSerializer() {
    super(FORMAT);
  }

  @Override
  void write(AcceptedDevice element, DataOutputView out) throws IOException {
    out.writeLong(element.validFrom());
    DeviceRecordFormat.write(element.record(), out);
  }

  @Override
  AcceptedDevice read(DataInputView in) throws IOException {
    return new AcceptedDevice(in.readLong(), DeviceRecordFormat.read(in));
  }

  @Override
  public TypeSerializerSnapshot<AcceptedDevice> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What Flink keeps beside state to find this serializer again. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AcceptedDevice> {
    /** Made by Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
