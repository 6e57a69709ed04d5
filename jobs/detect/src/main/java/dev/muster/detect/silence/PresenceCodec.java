package dev.muster.detect.silence;

import dev.muster.verify.Codec;
import dev.muster.verify.DeviceRecordFields;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Presence}. */
public final class PresenceCodec implements Codec<Presence> {
  private static final int VERSION = 1;

  @Override
  public void write(Presence presence, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeByte(presence.change().code());
    out.writeUTF(presence.group());
    out.writeLong(presence.at());
    out.writeLong(presence.onset());
    DeviceRecordFields.write(presence.device(), out);
    out.writeByte(presence.role().code());
    SpokenCodec.writeOrNull(presence.last(), out);
  }

  @Override
  public Presence read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new Presence(
        PresenceChange.ofCode(in.readByte()),
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        DeviceRecordFields.read(in),
        Presence.Role.ofCode(in.readByte()),
        SpokenCodec.readOrNull(in));
  }
}
