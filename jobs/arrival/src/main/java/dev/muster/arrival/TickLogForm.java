package dev.muster.arrival;

import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link TickLog}. */
public final class TickLogForm extends Form<TickLog> {
  public TickLogForm() {
    super("tick-log", TickLog.class);
  }

  @Override
  protected void writeFields(TickLog log, DataOutput out) throws IOException {
    out.writeLong(log.coveredFrom());
    out.writeLong(log.newest());
    Fields.writeLongs(log.gaps(), out);
  }

  @Override
  protected TickLog readFields(int found, DataInput in) throws IOException {
    return new TickLog(in.readLong(), in.readLong(), Fields.readLongs(in));
  }
}
