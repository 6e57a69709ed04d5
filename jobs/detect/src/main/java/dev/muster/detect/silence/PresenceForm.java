package dev.muster.detect.silence;

import dev.muster.control.registry.DeviceRecordForm;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Presence}. */
public final class PresenceForm extends Form<Presence> {
  private static final LastMessageForm SPOKEN = new LastMessageForm();
  private static final DeviceRecordForm DEVICES = new DeviceRecordForm();

  public PresenceForm() {
    super("presence", Presence.class);
  }

  @Override
  protected void writeFields(Presence presence, DataOutput out) throws IOException {
    out.writeByte(presence.change().code());
    out.writeUTF(presence.group());
    out.writeLong(presence.at());
    out.writeLong(presence.onset());
    DEVICES.write(presence.device(), out);
    out.writeByte(presence.role().code());
    SPOKEN.writeOrNull(presence.last(), out);
  }

  @Override
  protected Presence readFields(int found, DataInput in) throws IOException {
    return new Presence(
        PresenceChange.ofCode(in.readByte()),
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        DEVICES.read(in),
        Presence.Role.ofCode(in.readByte()),
        SPOKEN.readOrNull(in));
  }
}
