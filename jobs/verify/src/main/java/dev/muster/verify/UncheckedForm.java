package dev.muster.verify;

import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of an {@link Unchecked}. */
public final class UncheckedForm extends Form<Unchecked> {
  public UncheckedForm() {
    super("unchecked", Unchecked.class);
  }

  @Override
  protected void writeFields(Unchecked unchecked, DataOutput out) throws IOException {
    out.writeUTF(unchecked.device());
    out.writeLong(unchecked.arrival());
  }

  @Override
  protected Unchecked readFields(int found, DataInput in) throws IOException {
    return new Unchecked(in.readUTF(), in.readLong());
  }
}
