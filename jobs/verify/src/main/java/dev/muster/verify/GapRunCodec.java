package dev.muster.verify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link GapRun}. */
public final class GapRunCodec implements Codec<GapRun> {
  private static final int VERSION = 1;

  @Override
  public void write(GapRun run, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(run.arrival());
    out.writeUTF(run.device());
    out.writeLong(run.kid());
    out.writeLong(run.epoch());
    out.writeLong(run.firstSequence());
    out.writeLong(run.lastSequence());
    out.writeLong(run.registryVersion());
  }

  @Override
  public GapRun read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new GapRun(
        in.readLong(),
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
