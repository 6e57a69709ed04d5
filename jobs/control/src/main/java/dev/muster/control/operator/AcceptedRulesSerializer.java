package dev.muster.control.operator;

import dev.muster.control.bundle.AcceptedRules;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializer of {@link AcceptedRules}, format 1. */
public final class AcceptedRulesSerializer extends ElementSerializer<AcceptedRules> {
  /** The only instance needed. */
  public static final AcceptedRulesSerializer INSTANCE = new AcceptedRulesSerializer();

  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;

  AcceptedRulesSerializer() {
    super(FORMAT);
  }

  @Override
  void write(AcceptedRules element, DataOutputView out) throws IOException {
    out.writeLong(element.validFrom());
    TextBundleFormat.write(element.bundle(), out);
  }

  @Override
  AcceptedRules read(DataInputView in) throws IOException {
    return new AcceptedRules(in.readLong(), TextBundleFormat.read(in));
  }

  @Override
  public TypeSerializerSnapshot<AcceptedRules> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What Flink keeps beside state to find this serializer again. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AcceptedRules> {
    /** Made by Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
