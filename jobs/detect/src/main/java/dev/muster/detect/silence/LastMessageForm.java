package dev.muster.detect.silence;

import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link LastMessage}. */
public final class LastMessageForm extends Form<LastMessage> {
  public LastMessageForm() {
    super("last-message", LastMessage.class);
  }

  @Override
  protected void writeFields(LastMessage spoken, DataOutput out) throws IOException {
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
  protected LastMessage readFields(int found, DataInput in) throws IOException {
    return new LastMessage(
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
