package dev.muster.verify;

import dev.muster.control.TimedVersions;
import dev.muster.control.registry.DeviceRecord;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a {@link DeviceState}. Version 2 adds the epochs that a key jumped to, version 3 the
 * numbers of its latest marks; what was stored before has none. Version 4 tells checks that led to
 * nothing apart; what earlier versions counted of one second is forgotten.
 */
public final class DeviceStateCodec implements Codec<DeviceState> {
  private static final int VERSION = 4;
  private static final int WITH_BUDGETS = 4;

  @Override
  public void write(DeviceState state, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(state.versions().entries().size());
    for (TimedVersions.Entry<DeviceRecord> entry : state.versions().entries()) {
      out.writeLong(entry.validFrom());
      DeviceRecordFields.write(entry.version(), out);
    }
    out.writeByte(state.keys().size());
    for (KeyReplay key : state.keys()) {
      KeyReplayFields.write(key, out);
    }
    writeBudget(state.failures(), out);
  }

  @Override
  public DeviceState read(DataInput in) throws IOException {
    int version = Fields.readVersion(VERSION, in);
    List<TimedVersions.Entry<DeviceRecord>> versions = new ArrayList<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      versions.add(new TimedVersions.Entry<>(in.readLong(), DeviceRecordFields.read(in)));
    }
    List<KeyReplay> keys = new ArrayList<>();
    for (int rest = in.readByte(); rest > 0; rest--) {
      keys.add(KeyReplayFields.read(version, in));
    }
    return new DeviceState(TimedVersions.of(versions), keys, readBudget(version, in));
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

  private static FailureBudget readBudget(int version, DataInput in) throws IOException {
    long second = in.readLong();
    if (version < WITH_BUDGETS) {
      in.readInt();
      return FailureBudget.UNTOUCHED;
    }
    return new FailureBudget(
        second,
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readBoolean());
  }
}
