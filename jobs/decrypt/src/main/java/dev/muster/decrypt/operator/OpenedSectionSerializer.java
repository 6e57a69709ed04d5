package dev.muster.decrypt.operator;

import dev.muster.control.operator.ValueSerializer;
import dev.muster.decrypt.OpenedSection;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes no opened section, ever: what would carry one out of its task, or into a checkpoint,
 * fails. Operators that take opened sections are chained to the one that opens them.
 */
public final class OpenedSectionSerializer extends ValueSerializer<OpenedSection> {
  private static final long serialVersionUID = 1L;
  private static final String SECRET =
      "An opened section is not to leave its task: chain whatever takes it, with the same"
          + " parallelism and without a keyBy.";

  @Override
  public void serialize(OpenedSection section, DataOutputView target) throws IOException {
    throw new IOException(SECRET);
  }

  @Override
  public OpenedSection deserialize(DataInputView source) throws IOException {
    throw new IOException(SECRET);
  }

  @Override
  public TypeSerializerSnapshot<OpenedSection> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Demanded by Flink; no savepoint holds it. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<OpenedSection> {
    /** Called by Flink when it reads a savepoint. */
    public Snapshot() {
      super(OpenedSectionSerializer::new);
    }
  }
}
