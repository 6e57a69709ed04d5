package dev.muster.control.operator;

import dev.muster.control.bundle.AcceptedPolicy;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializer of {@link AcceptedPolicy}, format 1. */
public final class AcceptedPolicySerializer extends ElementSerializer<AcceptedPolicy> {
  /** The only instance needed. */
  public static final AcceptedPolicySerializer INSTANCE = new AcceptedPolicySerializer();

  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;

  AcceptedPolicySerializer() {
    super(FORMAT);
  }

  @Override
  void write(AcceptedPolicy element, DataOutputView out) throws IOException {
    out.writeLong(element.validFrom());
    TextBundleFormat.write(element.bundle(), out);
  }

  @Override
  AcceptedPolicy read(DataInputView in) throws IOException {
    return new AcceptedPolicy(in.readLong(), TextBundleFormat.read(in));
  }

  @Override
  public TypeSerializerSnapshot<AcceptedPolicy> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What Flink keeps beside state to find this serializer again. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AcceptedPolicy> {
    /** Made by Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
