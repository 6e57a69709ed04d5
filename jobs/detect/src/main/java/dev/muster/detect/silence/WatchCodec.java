package dev.muster.detect.silence;

import dev.muster.control.registry.AcceptedDevice;
import dev.muster.verify.Codec;
import dev.muster.verify.DeviceRecordFields;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The bytes of a {@link Watch}. Version 2 adds when messages went unchecked; what was stored in
 * version 1 was always listened to.
 */
public final class WatchCodec implements Codec<Watch> {
  private static final int VERSION = 2;
  private static final int WITH_UNCHECKED = 2;

  @Override
  public void write(Watch watch, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeBoolean(watch.current != null);
    if (watch.current != null) {
      DeviceRecordFields.write(watch.current, out);
    }
    out.writeLong(watch.deadline);
    out.writeLong(watch.base);
    writeAll(watch.coming, out);
    writeAll(watch.naming, out);
    out.writeInt(watch.behind.size());
    for (String group : watch.behind) {
      out.writeUTF(group);
    }
    writePauses(watch.pauses, out);
    writeUnchecked(watch, out);
    writeAbsence(watch.open, out);
    writeAbsence(watch.closed, out);
    out.writeLong(watch.timer);
  }

  @Override
  public Watch read(DataInput in) throws IOException {
    int version = Fields.readVersion(VERSION, in);
    Watch watch = new Watch();
    watch.current = in.readBoolean() ? DeviceRecordFields.read(in) : null;
    watch.deadline = in.readLong();
    watch.base = in.readLong();
    readAll(watch.coming, in);
    readAll(watch.naming, in);
    for (int rest = in.readInt(); rest > 0; rest--) {
      watch.behind.add(in.readUTF());
    }
    for (int rest = in.readInt(); rest > 0; rest--) {
      watch.pauses.add(new Pause(SpokenCodec.readOrNull(in), SpokenCodec.readOrNull(in)));
    }
    if (version >= WITH_UNCHECKED) {
      readUnchecked(watch, in);
    }
    watch.open = readAbsence(in);
    watch.closed = readAbsence(in);
    watch.timer = in.readLong();
    return watch;
  }

  private static void writeAll(List<AcceptedDevice> records, DataOutput out) throws IOException {
    out.writeInt(records.size());
    for (AcceptedDevice record : records) {
      RegistrationCodec.writeAccepted(record, out);
    }
  }

  private static void readAll(List<AcceptedDevice> records, DataInput in) throws IOException {
    for (int rest = in.readInt(); rest > 0; rest--) {
      records.add(RegistrationCodec.readAccepted(in));
    }
  }

  private static void writePauses(List<Pause> pauses, DataOutput out) throws IOException {
    out.writeInt(pauses.size());
    for (Pause pause : pauses) {
      SpokenCodec.writeOrNull(pause.before(), out);
      SpokenCodec.writeOrNull(pause.after(), out);
    }
  }

  private static void writeUnchecked(Watch watch, DataOutput out) throws IOException {
    out.writeInt(watch.unchecked.size());
    for (long arrival : watch.unchecked) {
      out.writeLong(arrival);
    }
    out.writeLong(watch.newestUnchecked);
    out.writeLong(watch.toldUnchecked);
  }

  private static void readUnchecked(Watch watch, DataInput in) throws IOException {
    for (int rest = in.readInt(); rest > 0; rest--) {
      watch.unchecked.add(in.readLong());
    }
    watch.newestUnchecked = in.readLong();
    watch.toldUnchecked = in.readLong();
  }

  private static void writeAbsence(Absence absence, DataOutput out) throws IOException {
    out.writeBoolean(absence != null);
    if (absence != null) {
      out.writeLong(absence.onset());
      out.writeLong(absence.due());
      out.writeUTF(absence.group());
      out.writeBoolean(absence.told());
    }
  }

  private static Absence readAbsence(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Absence(in.readLong(), in.readLong(), in.readUTF(), in.readBoolean())
        : null;
  }
}
