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
 * numbers of its latest marks; what was stored before has none.
 */
public final class DeviceStateCodec implements Codec<DeviceState> {
  private static final int VERSION = 3;

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
    out.writeLong(state.failures().second());
    out.writeInt(state.failures().failures());
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
    FailureBudget failures = new FailureBudget(in.readLong(), in.readInt());
    return new DeviceState(TimedVersions.of(versions), keys, failures);
  }
}
