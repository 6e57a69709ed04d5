package dev.muster.verify;

import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageType;
import dev.muster.message.cose.CoseSign1;
import dev.muster.stored.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form of a {@link DeviceMessage}: its bytes once, and where its parts lie in them. */
public final class MessageFields {
  private MessageFields() {}

  /** Writes a message. */
  public static void write(DeviceMessage message, DataOutput out) throws IOException {
    writeSigned(message.signed(), out);
    out.writeLong(message.algorithm());
    out.writeLong(message.kid());
    out.writeUTF(message.device());
    out.writeUTF(message.fleet());
    out.writeLong(message.issuedAt());
    out.writeLong(message.epoch());
    out.writeLong(message.sequence());
    out.writeByte(message.type().code());
    out.writeByte(message.sectionCount());
  }

  /** Reads a message. */
  public static DeviceMessage read(DataInput in) throws IOException {
    return new DeviceMessage(
        readSigned(in),
        in.readLong(),
        in.readLong(),
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        MessageType.fromCode(in.readByte()).orElseThrow(),
        in.readByte());
  }

  private static void writeSigned(CoseSign1 signed, DataOutput out) throws IOException {
    Fields.writeBytes(signed.buffer(), out);
    out.writeInt(signed.offset());
    out.writeInt(signed.length());
    out.writeInt(signed.protectedOffset());
    out.writeInt(signed.protectedLength());
    out.writeInt(signed.payloadOffset());
    out.writeInt(signed.payloadLength());
    out.writeInt(signed.signatureOffset());
    out.writeInt(signed.signatureLength());
  }

  private static CoseSign1 readSigned(DataInput in) throws IOException {
    return new CoseSign1(
        Fields.requireBytes(in),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt());
  }
}
