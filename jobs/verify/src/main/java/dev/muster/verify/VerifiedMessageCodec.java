package dev.muster.verify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link VerifiedMessage}. What they hold of the message is sealed or public. */
public final class VerifiedMessageCodec implements Codec<VerifiedMessage> {
  private static final int VERSION = 1;

  @Override
  public void write(VerifiedMessage verified, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    Fields.writeOrigin(verified.origin(), out);
    MessageFields.write(verified.message(), out);
    DeviceRecordFields.write(verified.device(), out);
    Fields.writeText(verified.judgedBy().cohort(), out);
    out.writeLong(verified.judgedBy().registryVersion());
    out.writeLong(verified.judgedBy().trustVersion());
  }

  @Override
  public VerifiedMessage read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new VerifiedMessage(
        Fields.readOrigin(in),
        MessageFields.read(in),
        DeviceRecordFields.read(in),
        new JudgedBy(Fields.readText(in), in.readLong(), in.readLong()));
  }
}
