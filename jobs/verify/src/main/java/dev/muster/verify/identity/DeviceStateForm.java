package dev.muster.verify.identity;

import dev.muster.arrival.TimedVersions;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceRecordForm;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import dev.muster.verify.replay.KeyReplayFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link DeviceState}. */
public final class DeviceStateForm extends Form<DeviceState> {
  private static final DeviceRecordForm DEVICES = new DeviceRecordForm();

  public DeviceStateForm() {
    super("device-state", DeviceState.class);
  }

  @Override
  protected void writeFields(DeviceState state, DataOutput out) throws IOException {
    Fields.writeAll(state.versions().entries(), DeviceStateForm::writeVersion, out);
    Fields.writeAll(state.keys(), KeyReplayFields::write, out);
    writeBudget(state.failures(), out);
  }

  @Override
  protected DeviceState readFields(int found, DataInput in) throws IOException {
    return new DeviceState(
        TimedVersions.of(Fields.readAll(DeviceStateForm::readVersion, in)),
        Fields.readAll(KeyReplayFields::read, in),
        readBudget(in));
  }

  private static void writeVersion(TimedVersions.Entry<DeviceRecord> entry, DataOutput out)
      throws IOException {
    out.writeLong(entry.validFrom());
    DEVICES.write(entry.version(), out);
  }

  private static TimedVersions.Entry<DeviceRecord> readVersion(DataInput in) throws IOException {
    return new TimedVersions.Entry<>(in.readLong(), DEVICES.read(in));
  }

  private static void writeBudget(FailureBudget budget, DataOutput out) throws IOException {
    out.writeLong(budget.second());
    out.writeLong(budget.firstOffset());
    out.writeInt(budget.next());
    out.writeInt(budget.fresh());
    out.writeInt(budget.hopeless());
    out.writeInt(budget.repeats());
    out.writeBoolean(budget.told());
  }

  private static FailureBudget readBudget(DataInput in) throws IOException {
    return new FailureBudget(
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readBoolean());
  }
}
