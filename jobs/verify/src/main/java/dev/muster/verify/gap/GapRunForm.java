package dev.muster.verify.gap;

import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link GapRun}. */
public final class GapRunForm extends Form<GapRun> {
  public GapRunForm() {
    super("gap-run", GapRun.class);
  }

  @Override
  protected void writeFields(GapRun run, DataOutput out) throws IOException {
    out.writeLong(run.arrival());
    out.writeUTF(run.device());
    out.writeLong(run.kid());
    out.writeLong(run.epoch());
    out.writeLong(run.firstSequence());
    out.writeLong(run.lastSequence());
    out.writeLong(run.registryVersion());
  }

  @Override
  protected GapRun readFields(int found, DataInput in) throws IOException {
    return new GapRun(
        in.readLong(),
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
