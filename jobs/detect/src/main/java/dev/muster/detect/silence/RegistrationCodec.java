package dev.muster.detect.silence;

import dev.muster.control.registry.AcceptedDevice;
import dev.muster.verify.Codec;
import dev.muster.verify.DeviceRecordFields;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Registration}. */
public final class RegistrationCodec implements Codec<Registration> {
  private static final int VERSION = 1;

  @Override
  public void write(Registration registration, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(registration.to());
    writeAccepted(registration.accepted(), out);
  }

  @Override
  public Registration read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new Registration(in.readUTF(), readAccepted(in));
  }

  static void writeAccepted(AcceptedDevice accepted, DataOutput out) throws IOException {
    out.writeLong(accepted.validFrom());
    DeviceRecordFields.write(accepted.record(), out);
  }

  static AcceptedDevice readAccepted(DataInput in) throws IOException {
    return new AcceptedDevice(in.readLong(), DeviceRecordFields.read(in));
  }
}
