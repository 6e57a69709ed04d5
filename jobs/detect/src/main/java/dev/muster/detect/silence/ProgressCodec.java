package dev.muster.detect.silence;

import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Progress}. */
public final class ProgressCodec implements Codec<Progress> {
  private static final int VERSION = 1;

  @Override
  public void write(Progress progress, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(progress.device());
    out.writeLong(progress.arrival());
    out.writeLong(progress.epoch());
    out.writeLong(progress.sequence());
  }

  @Override
  public Progress read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new Progress(in.readUTF(), in.readLong(), in.readLong(), in.readLong());
  }
}
