package dev.muster.decrypt;

import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes no opened section, ever: what would carry one out of its task, or into a checkpoint,
 * fails. Operators that take opened sections are chained to the one that opens them.
 */
public final class OpenedSectionForm extends Form<OpenedSection> {
  private static final String SECRET =
      "An opened section is not to leave its task: chain whatever takes it, with the same"
          + " parallelism and without a keyBy.";

  public OpenedSectionForm() {
    super("opened-section", OpenedSection.class);
  }

  @Override
  protected void writeFields(OpenedSection section, DataOutput out) throws IOException {
    throw new IOException(SECRET);
  }

  @Override
  protected OpenedSection readFields(int found, DataInput in) throws IOException {
    throw new IOException(SECRET);
  }
}
