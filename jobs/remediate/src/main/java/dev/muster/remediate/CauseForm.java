package dev.muster.remediate;

import dev.muster.control.registry.DeviceRecordForm;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link DeviceFinding}. */
public final class CauseForm extends Form<DeviceFinding> {
  private static final DeviceRecordForm DEVICES = new DeviceRecordForm();

  public CauseForm() {
    super("command-cause", DeviceFinding.class);
  }

  @Override
  protected void writeFields(DeviceFinding cause, DataOutput out) throws IOException {
    out.writeLong(cause.arrival());
    out.writeUTF(cause.finding());
    out.writeUTF(cause.kind());
    out.writeUTF(cause.occasion().name());
    out.writeUTF(cause.detection());
    Fields.writeText(cause.dataClass(), out);
    Fields.writeText(cause.metric(), out);
    out.writeDouble(cause.deviation());
    DEVICES.write(cause.device(), out);
    out.writeLong(cause.epoch());
    out.writeLong(cause.lastSequence());
  }

  @Override
  protected DeviceFinding readFields(int found, DataInput in) throws IOException {
    return new DeviceFinding(
        in.readLong(),
        in.readUTF(),
        in.readUTF(),
        Occasion.valueOf(in.readUTF()),
        in.readUTF(),
        Fields.readText(in),
        Fields.readText(in),
        in.readDouble(),
        DEVICES.read(in),
        in.readLong(),
        in.readLong());
  }
}
