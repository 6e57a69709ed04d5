package dev.muster.verify;

import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageType;
import dev.muster.message.cose.CoseSign1;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of a {@link Candidate}: the record's value once, and where its parts lie in it, so that
 * nothing is parsed or hashed again behind the shuffle.
 */
public final class CandidateCodec implements Codec<Candidate> {
  private static final int VERSION = 1;

  @Override
  public void write(Candidate candidate, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    Fields.writeOrigin(candidate.origin(), out);
    Fields.writeText(candidate.gateway(), out);
    Fields.writeBytes(candidate.messageSha256(), out);
    writeMessage(candidate.message(), out);
  }

  @Override
  public Candidate read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    Origin origin = Fields.readOrigin(in);
    String gateway = Fields.readText(in);
    byte[] sha256 = Fields.readBytes(in);
    return new Candidate(origin, gateway, readMessage(in), sha256);
  }

  private static void writeMessage(DeviceMessage message, DataOutput out) throws IOException {
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

  private static DeviceMessage readMessage(DataInput in) throws IOException {
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
        Fields.readBytes(in),
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
