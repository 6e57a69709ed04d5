package dev.muster.arrival;

import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link Tick}. */
public final class TickForm extends Form<Tick> {
  public TickForm() {
    super("tick", Tick.class);
  }

  @Override
  protected void writeFields(Tick tick, DataOutput out) throws IOException {
    OriginFields.write(tick.origin(), out);
  }

  @Override
  protected Tick readFields(int found, DataInput in) throws IOException {
    return new Tick(in.readUTF(), in.readInt(), in.readLong(), in.readLong());
  }
}
