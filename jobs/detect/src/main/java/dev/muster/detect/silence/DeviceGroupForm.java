package dev.muster.detect.silence;

import dev.muster.detect.finding.FindingForm;
import dev.muster.stored.Fields;
import dev.muster.stored.MutableForm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes of a {@link DeviceGroup}. */
public final class DeviceGroupForm extends MutableForm<DeviceGroup> {
  private static final FindingForm FINDINGS = new FindingForm();
  private static final PresenceForm PRESENCE = new PresenceForm();

  public DeviceGroupForm() {
    super("silence-group", DeviceGroup.class);
  }

  @Override
  protected void writeFields(DeviceGroup group, DataOutput out) throws IOException {
    writeMembers(group, out);
    Fields.writeAll(group.missing.values(), DeviceGroupForm::writeMissing, out);
    Fields.writeAll(group.waiting, PRESENCE, out);
    writeOutage(group.outage, out);
  }

  @Override
  public DeviceGroup copy(DeviceGroup value) {
    return value.copy();
  }

  @Override
  protected DeviceGroup readFields(int found, DataInput in) throws IOException {
    DeviceGroup group = new DeviceGroup();
    readMembers(group, in);
    for (int rest = in.readInt(); rest > 0; rest--) {
      MissingDevice missing = readMissing(in);
      group.put(missing.absent().device().device(), missing);
    }
    for (int rest = in.readInt(); rest > 0; rest--) {
      group.await(PRESENCE.read(in));
    }
    group.outage = readOutage(in);
    return group;
  }

  private static void writeMissing(MissingDevice missing, DataOutput out) throws IOException {
    PRESENCE.write(missing.absent(), out);
    out.writeByte(missing.phase().code());
    out.writeLong(missing.from());
    out.writeLong(missing.expiry());
  }

  private static MissingDevice readMissing(DataInput in) throws IOException {
    return new MissingDevice(
        PRESENCE.read(in), MissingDevice.Phase.ofCode(in.readByte()), in.readLong(), in.readLong());
  }

  private static void writeMembers(DeviceGroup group, DataOutput out) throws IOException {
    out.writeInt(group.members.size());
    for (Map.Entry<String, Member> entry : group.members.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeLong(entry.getValue().deadline());
      out.writeLong(entry.getValue().cadence());
      Fields.writeText(entry.getValue().gateway(), out);
      out.writeLong(entry.getValue().since());
      out.writeBoolean(entry.getValue().own());
      out.writeLong(entry.getValue().unchecked());
    }
  }

  private static void readMembers(DeviceGroup group, DataInput in) throws IOException {
    for (int rest = in.readInt(); rest > 0; rest--) {
      group.members.put(
          in.readUTF(),
          new Member(
              in.readLong(),
              in.readLong(),
              Fields.readText(in),
              in.readLong(),
              in.readBoolean(),
              in.readLong()));
    }
  }

  private static void writeOutage(@Nullable Outage outage, DataOutput out) throws IOException {
    out.writeBoolean(outage != null);
    if (outage != null) {
      FINDINGS.write(outage.finding(), out);
      out.writeInt(outage.expected());
      out.writeInt(outage.missing());
      out.writeInt(outage.back());
      out.writeInt(outage.delayed());
    }
  }

  private static @Nullable Outage readOutage(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Outage(FINDINGS.read(in), in.readInt(), in.readInt(), in.readInt(), in.readInt())
        : null;
  }
}
