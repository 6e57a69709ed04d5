package dev.muster.control.operator;

import dev.muster.control.trust.AcceptedTrust;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializer of {@link AcceptedTrust}, format 1. */
public final class AcceptedTrustSerializer extends ElementSerializer<AcceptedTrust> {
  /** The only instance needed. */
  public static final AcceptedTrustSerializer INSTANCE = new AcceptedTrustSerializer();

  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;

  AcceptedTrustSerializer() {
    super(FORMAT);
  }

  @Override
  void write(AcceptedTrust element, DataOutputView out) throws IOException {
    out.writeLong(element.validFrom());
    TrustBundleFormat.write(element.bundle(), out);
  }

  @Override
  AcceptedTrust read(DataInputView in) throws IOException {
    return new AcceptedTrust(in.readLong(), TrustBundleFormat.read(in));
  }

  @Override
  public TypeSerializerSnapshot<AcceptedTrust> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What Flink keeps beside state to find this serializer again. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AcceptedTrust> {
    /** Made by Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
