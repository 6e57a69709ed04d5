package dev.muster.verify;

import dev.muster.arrival.OriginFields;
import dev.muster.control.registry.DeviceRecordForm;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link VerifiedMessage}. What they hold of the message is sealed or public. */
public final class VerifiedMessageForm extends Form<VerifiedMessage> {
  private static final DeviceRecordForm DEVICES = new DeviceRecordForm();

  public VerifiedMessageForm() {
    super("verified-message", VerifiedMessage.class);
  }

  @Override
  protected void writeFields(VerifiedMessage verified, DataOutput out) throws IOException {
    OriginFields.write(verified.origin(), out);
    MessageFields.write(verified.message(), out);
    DEVICES.write(verified.device(), out);
    Fields.writeText(verified.judgedBy().cohort(), out);
    out.writeLong(verified.judgedBy().registryVersion());
    out.writeLong(verified.judgedBy().trustVersion());
  }

  @Override
  protected VerifiedMessage readFields(int found, DataInput in) throws IOException {
    return new VerifiedMessage(
        OriginFields.read(in),
        MessageFields.read(in),
        DEVICES.read(in),
        new JudgedBy(Fields.readText(in), in.readLong(), in.readLong()));
  }
}
