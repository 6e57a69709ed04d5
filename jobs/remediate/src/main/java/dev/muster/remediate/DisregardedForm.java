package dev.muster.remediate;

import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Disregarded}. */
public final class DisregardedForm extends Form<Disregarded> {
  public DisregardedForm() {
    super("disregarded-input", Disregarded.class);
  }

  @Override
  protected void writeFields(Disregarded disregarded, DataOutput out) throws IOException {
    out.writeLong(disregarded.arrival());
    out.writeUTF(disregarded.reason().name());
    Fields.writeText(disregarded.device(), out);
    out.writeUTF(disregarded.subject());
  }

  @Override
  protected Disregarded readFields(int found, DataInput in) throws IOException {
    return new Disregarded(
        in.readLong(), Disregard.valueOf(in.readUTF()), Fields.readText(in), in.readUTF());
  }
}
