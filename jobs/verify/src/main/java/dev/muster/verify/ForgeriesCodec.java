package dev.muster.verify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of {@link Forgeries}. */
public final class ForgeriesCodec implements Codec<Forgeries> {
  private static final int VERSION = 1;

  @Override
  public void write(Forgeries forgeries, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(forgeries.partition());
    Fields.writeText(forgeries.gateway(), out);
    out.writeLong(forgeries.second());
    out.writeLong(forgeries.records());
    out.writeLong(forgeries.firstOffset());
    out.writeLong(forgeries.lastOffset());
  }

  @Override
  public Forgeries read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new Forgeries(
        in.readInt(),
        Fields.readText(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
