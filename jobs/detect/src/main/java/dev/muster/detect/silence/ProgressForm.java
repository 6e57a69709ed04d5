package dev.muster.detect.silence;

import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Progress}. */
public final class ProgressForm extends Form<Progress> {
  public ProgressForm() {
    super("progress", Progress.class);
  }

  @Override
  protected void writeFields(Progress progress, DataOutput out) throws IOException {
    out.writeUTF(progress.device());
    out.writeLong(progress.arrival());
    out.writeLong(progress.epoch());
    out.writeLong(progress.sequence());
  }

  @Override
  protected Progress readFields(int found, DataInput in) throws IOException {
    return new Progress(in.readUTF(), in.readLong(), in.readLong(), in.readLong());
  }
}
