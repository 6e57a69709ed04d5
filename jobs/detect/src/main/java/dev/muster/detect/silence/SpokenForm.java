package dev.muster.detect.silence;

import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Spoken}. */
public final class SpokenForm extends Form<Spoken> {
  public SpokenForm() {
    super("last-message", Spoken.class);
  }

  @Override
  protected void writeFields(Spoken spoken, DataOutput out) throws IOException {
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
  protected Spoken readFields(int found, DataInput in) throws IOException {
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
}
