package dev.muster.detect.silence;

import dev.muster.control.ControlForms;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Registration}. */
public final class RegistrationForm extends Form<Registration> {
  public RegistrationForm() {
    super("registration", Registration.class);
  }

  @Override
  protected void writeFields(Registration registration, DataOutput out) throws IOException {
    out.writeUTF(registration.to());
    ControlForms.DEVICE.write(registration.accepted(), out);
  }

  @Override
  protected Registration readFields(int found, DataInput in) throws IOException {
    return new Registration(in.readUTF(), ControlForms.DEVICE.read(in));
  }
}
