package dev.muster.detect.silence;

import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Spoken}. */
public final class SpokenCodec implements Codec<Spoken> {
  private static final int VERSION = 1;

  @Override
  public void write(Spoken spoken, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(spoken.device());
    out.writeInt(spoken.partition());
    out.writeLong(spoken.offset());
    out.writeLong(spoken.arrival());
    out.writeLong(spoken.epoch());
    out.writeLong(spoken.sequence());
    out.writeLong(spoken.issuedAt());
    out.writeLong(spoken.registryVersion());
    out.writeLong(spoken.deadline());
  }

  @Override
  public Spoken read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new Spoken(
        in.readUTF(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  static void writeOrNull(Spoken spoken, DataOutput out) throws IOException {
    out.writeBoolean(spoken != null);
    if (spoken != null) {
      new SpokenCodec().write(spoken, out);
    }
  }

  static Spoken readOrNull(DataInput in) throws IOException {
    return in.readBoolean() ? new SpokenCodec().read(in) : null;
  }
}
