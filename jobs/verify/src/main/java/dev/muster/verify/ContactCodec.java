package dev.muster.verify;

import dev.muster.message.Acknowledgement;
import dev.muster.message.MessageType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** The bytes of a {@link Contact}. */
public final class ContactCodec implements Codec<Contact> {
  private static final int VERSION = 1;
  private static final Acknowledgement.Outcome[] OUTCOMES = Acknowledgement.Outcome.values();

  @Override
  public void write(Contact contact, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    Fields.writeOrigin(contact.origin(), out);
    DeviceRecordFields.write(contact.device(), out);
    out.writeLong(contact.epoch());
    out.writeLong(contact.sequence());
    out.writeLong(contact.issuedAt());
    out.writeByte(contact.verdict().code());
    out.writeByte(contact.type().code());
    writeAcknowledgement(contact.acknowledgement(), out);
  }

  @Override
  public Contact read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new Contact(
        Fields.readOrigin(in),
        DeviceRecordFields.read(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        VerdictReason.ofCode(in.readByte()),
        MessageType.fromCode(in.readByte()).orElseThrow(),
        readAcknowledgement(in));
  }

  private static void writeAcknowledgement(Acknowledgement present, DataOutput out)
      throws IOException {
    out.writeBoolean(present != null);
    if (present != null) {
      Fields.writeBytes(present.command(), out);
      out.writeLong(present.counter());
      out.writeByte(present.outcome().ordinal());
      Fields.writeText(present.reason().orElse(null), out);
    }
  }

  private static Acknowledgement readAcknowledgement(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Acknowledgement(
            Fields.readBytes(in),
            in.readLong(),
            OUTCOMES[in.readByte()],
            Optional.ofNullable(Fields.readText(in)))
        : null;
  }
}
