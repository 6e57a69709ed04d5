package dev.muster.verify;

import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of {@link Forgeries}. */
public final class ForgeriesForm extends Form<Forgeries> {
  public ForgeriesForm() {
    super("forgeries", Forgeries.class);
  }

  @Override
  protected void writeFields(Forgeries forgeries, DataOutput out) throws IOException {
    out.writeInt(forgeries.partition());
    Fields.writeText(forgeries.gateway(), out);
    out.writeLong(forgeries.second());
    out.writeLong(forgeries.records());
    out.writeLong(forgeries.firstOffset());
    out.writeLong(forgeries.lastOffset());
  }

  @Override
  protected Forgeries readFields(int found, DataInput in) throws IOException {
    return new Forgeries(
        in.readInt(),
        Fields.readText(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
