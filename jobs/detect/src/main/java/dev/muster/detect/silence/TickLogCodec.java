package dev.muster.detect.silence;

import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link TickLog}. */
public final class TickLogCodec implements Codec<TickLog> {
  private static final int VERSION = 1;

  @Override
  public void write(TickLog log, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(log.coveredFrom());
    out.writeLong(log.newest());
    out.writeInt(log.gaps().length);
    for (long edge : log.gaps()) {
      out.writeLong(edge);
    }
  }

  @Override
  public TickLog read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    long coveredFrom = in.readLong();
    long newest = in.readLong();
    long[] gaps = new long[in.readInt()];
    for (int at = 0; at < gaps.length; at++) {
      gaps[at] = in.readLong();
    }
    return new TickLog(coveredFrom, newest, gaps);
  }
}
