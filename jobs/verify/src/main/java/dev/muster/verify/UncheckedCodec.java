package dev.muster.verify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of an {@link Unchecked}. */
public final class UncheckedCodec implements Codec<Unchecked> {
  private static final int VERSION = 1;

  @Override
  public void write(Unchecked unchecked, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(unchecked.device());
    out.writeLong(unchecked.arrival());
  }

  @Override
  public Unchecked read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new Unchecked(in.readUTF(), in.readLong());
  }
}
