package dev.muster.remediate;

import dev.muster.verify.Codec;
import dev.muster.verify.DeviceRecordFields;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Cause}. */
public final class CauseCodec implements Codec<Cause> {
  private static final int VERSION = 1;

  @Override
  public void write(Cause cause, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(cause.arrival());
    out.writeUTF(cause.finding());
    out.writeUTF(cause.kind());
    out.writeUTF(cause.occasion().name());
    out.writeUTF(cause.detection());
    Fields.writeText(cause.dataClass(), out);
    Fields.writeText(cause.metric(), out);
    out.writeDouble(cause.deviation());
    DeviceRecordFields.write(cause.device(), out);
    out.writeLong(cause.epoch());
    out.writeLong(cause.lastSequence());
  }

  @Override
  public Cause read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new Cause(
        in.readLong(),
        in.readUTF(),
        in.readUTF(),
        Occasion.valueOf(in.readUTF()),
        in.readUTF(),
        Fields.readText(in),
        Fields.readText(in),
        in.readDouble(),
        DeviceRecordFields.read(in),
        in.readLong(),
        in.readLong());
  }
}
