package dev.muster.detect.rate;

import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Pace}. */
public final class PaceCodec implements Codec<Pace> {
  private static final int VERSION = 1;

  @Override
  public void write(Pace pace, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(pace.messages());
    out.writeDouble(pace.interval());
    out.writeLong(pace.lastArrival());
    out.writeDouble(pace.owed());
    out.writeDouble(pace.excess());
    out.writeInt(pace.since());
    out.writeLong(pace.onset());
    out.writeLong(pace.firstOffset());
    out.writeBoolean(pace.raised());
  }

  @Override
  public Pace read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new Pace(
        in.readInt(),
        in.readDouble(),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readBoolean());
  }
}
