package dev.muster.verify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Tick}. */
public final class TickCodec implements Codec<Tick> {
  private static final int VERSION = 1;

  @Override
  public void write(Tick tick, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    Fields.writeOrigin(tick.origin(), out);
  }

  @Override
  public Tick read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new Tick(in.readUTF(), in.readInt(), in.readLong(), in.readLong());
  }
}
