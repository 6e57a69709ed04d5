package dev.muster.verify;

import dev.muster.arrival.OriginFields;
import dev.muster.control.registry.DeviceRecordForm;
import dev.muster.message.Acknowledgement;
import dev.muster.message.MessageType;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of a {@link Contact}. */
public final class ContactForm extends Form<Contact> {
  private static final DeviceRecordForm DEVICES = new DeviceRecordForm();
  private static final Acknowledgement.Outcome[] OUTCOMES = Acknowledgement.Outcome.values();

  public ContactForm() {
    super("contact", Contact.class);
  }

  @Override
  protected void writeFields(Contact contact, DataOutput out) throws IOException {
    OriginFields.write(contact.origin(), out);
    DEVICES.write(contact.device(), out);
    out.writeLong(contact.epoch());
    out.writeLong(contact.sequence());
    out.writeLong(contact.issuedAt());
    out.writeByte(contact.verdict().code());
    out.writeByte(contact.type().code());
    writeAcknowledgement(contact.acknowledgement(), out);
  }

  @Override
  protected Contact readFields(int found, DataInput in) throws IOException {
    return new Contact(
        OriginFields.read(in),
        DEVICES.read(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        VerdictReason.ofCode(in.readByte()),
        MessageType.fromCode(in.readByte()).orElseThrow(),
        readAcknowledgement(in));
  }

  @SuppressWarnings("EnumOrdinal") // The order is that of the specification.
  private static void writeAcknowledgement(@Nullable Acknowledgement present, DataOutput out)
      throws IOException {
    out.writeBoolean(present != null);
    if (present != null) {
      Fields.writeBytes(present.command(), out);
      out.writeLong(present.counter());
      out.writeByte(present.outcome().ordinal());
      Fields.writeText(present.reason().orElse(null), out);
    }
  }

  private static @Nullable Acknowledgement readAcknowledgement(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Acknowledgement(
            Fields.requireBytes(in),
            in.readLong(),
            OUTCOMES[in.readByte()],
            Optional.ofNullable(Fields.readText(in)))
        : null;
  }
}
