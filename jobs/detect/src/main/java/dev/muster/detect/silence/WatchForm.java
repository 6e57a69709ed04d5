package dev.muster.detect.silence;

import dev.muster.control.ControlForms;
import dev.muster.control.registry.DeviceRecordForm;
import dev.muster.stored.Fields;
import dev.muster.stored.MutableForm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bytes of a {@link Watch}. */
public final class WatchForm extends MutableForm<Watch> {
  private static final LastMessageForm SPOKEN = new LastMessageForm();
  private static final DeviceRecordForm DEVICES = new DeviceRecordForm();

  public WatchForm() {
    super("silence-watch", Watch.class);
  }

  @Override
  protected void writeFields(Watch watch, DataOutput out) throws IOException {
    DEVICES.writeOrNull(watch.current, out);
    out.writeLong(watch.deadline);
    out.writeLong(watch.base);
    Fields.writeAll(watch.coming, ControlForms.DEVICE, out);
    Fields.writeAll(watch.naming, ControlForms.DEVICE, out);
    Fields.writeAll(watch.behind, (group, to) -> to.writeUTF(group), out);
    Fields.writeAll(watch.pauses, WatchForm::writePause, out);
    writeUnchecked(watch, out);
    writeAbsence(watch.open, out);
    writeAbsence(watch.closed, out);
    out.writeLong(watch.timer);
  }

  @Override
  public Watch copy(Watch value) {
    return value.copy();
  }

  @Override
  protected Watch readFields(int found, DataInput in) throws IOException {
    Watch watch = new Watch();
    watch.current = DEVICES.readOrNull(in);
    watch.deadline = in.readLong();
    watch.base = in.readLong();
    Fields.addAll(watch.coming, ControlForms.DEVICE, in);
    Fields.addAll(watch.naming, ControlForms.DEVICE, in);
    Fields.addAll(watch.behind, DataInput::readUTF, in);
    Fields.addAll(watch.pauses, WatchForm::readPause, in);
    readUnchecked(watch, in);
    watch.open = readAbsence(in);
    watch.closed = readAbsence(in);
    watch.timer = in.readLong();
    return watch;
  }

  private static void writePause(MessageGap pause, DataOutput out) throws IOException {
    SPOKEN.writeOrNull(pause.before(), out);
    SPOKEN.writeOrNull(pause.after(), out);
  }

  private static MessageGap readPause(DataInput in) throws IOException {
    LastMessage before = SPOKEN.readOrNull(in);
    return new MessageGap(before, Objects.requireNonNull(SPOKEN.readOrNull(in)));
  }

  private static void writeUnchecked(Watch watch, DataOutput out) throws IOException {
    Fields.writeAll(watch.unchecked, (arrival, to) -> to.writeLong(arrival), out);
    out.writeLong(watch.newestUnchecked);
    out.writeLong(watch.toldUnchecked);
  }

  private static void readUnchecked(Watch watch, DataInput in) throws IOException {
    Fields.addAll(watch.unchecked, DataInput::readLong, in);
    watch.newestUnchecked = in.readLong();
    watch.toldUnchecked = in.readLong();
  }

  private static void writeAbsence(@Nullable Absence absence, DataOutput out) throws IOException {
    out.writeBoolean(absence != null);
    if (absence != null) {
      out.writeLong(absence.onset());
      out.writeLong(absence.due());
      out.writeUTF(absence.group());
      out.writeBoolean(absence.told());
    }
  }

  private static @Nullable Absence readAbsence(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Absence(in.readLong(), in.readLong(), in.readUTF(), in.readBoolean())
        : null;
  }
}
