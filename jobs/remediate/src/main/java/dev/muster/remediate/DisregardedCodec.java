package dev.muster.remediate;

import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Disregarded}. */
public final class DisregardedCodec implements Codec<Disregarded> {
  private static final int VERSION = 1;

  @Override
  public void write(Disregarded disregarded, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(disregarded.arrival());
    out.writeUTF(disregarded.reason().name());
    Fields.writeText(disregarded.device(), out);
    out.writeUTF(disregarded.subject());
  }

  @Override
  public Disregarded read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new Disregarded(
        in.readLong(), Disregard.valueOf(in.readUTF()), Fields.readText(in), in.readUTF());
  }
}
