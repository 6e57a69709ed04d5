package dev.muster.remediate;

import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link IgnoredInput}. */
public final class IgnoredInputForm extends Form<IgnoredInput> {
  public IgnoredInputForm() {
    super("disregarded-input", IgnoredInput.class);
  }

  @Override
  protected void writeFields(IgnoredInput disregarded, DataOutput out) throws IOException {
    out.writeLong(disregarded.arrival());
    out.writeUTF(disregarded.reason().name());
    Fields.writeText(disregarded.device(), out);
    out.writeUTF(disregarded.subject());
  }

  @Override
  protected IgnoredInput readFields(int found, DataInput in) throws IOException {
    return new IgnoredInput(
        in.readLong(), IgnoredReason.valueOf(in.readUTF()), Fields.readText(in), in.readUTF());
  }
}
