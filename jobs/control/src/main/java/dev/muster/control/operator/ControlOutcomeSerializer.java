package dev.muster.control.operator;

import dev.muster.control.ControlKind;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlResult;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializer of {@link ControlOutcome}, format 1. */
public final class ControlOutcomeSerializer extends ElementSerializer<ControlOutcome> {
  /** The only instance needed. */
  public static final ControlOutcomeSerializer INSTANCE = new ControlOutcomeSerializer();

  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;

  ControlOutcomeSerializer() {
    super(FORMAT);
  }

  @Override
  void write(ControlOutcome element, DataOutputView out) throws IOException {
    out.writeUTF(element.kind().name());
    out.writeUTF(element.result().name());
    out.writeUTF(element.detail());
    out.writeUTF(element.origin().topic());
    out.writeInt(element.origin().partition());
    out.writeLong(element.origin().offset());
    out.writeLong(element.origin().arrival());
    NullableText.write(element.subject(), out);
    out.writeLong(element.version());
    out.writeLong(element.validFrom());
    out.writeLong(element.kid());
    out.writeBoolean(element.device() != null);
    if (element.device() != null) {
      DeviceRecordFormat.write(element.device(), out);
    }
  }

  @Override
  ControlOutcome read(DataInputView in) throws IOException {
    return new ControlOutcome(
        ControlKind.valueOf(in.readUTF()),
        ControlResult.valueOf(in.readUTF()),
        in.readUTF(),
        new ControlOutcome.Origin(in.readUTF(), in.readInt(), in.readLong(), in.readLong()),
        NullableText.read(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readBoolean() ? DeviceRecordFormat.read(in) : null);
  }

  @Override
  public TypeSerializerSnapshot<ControlOutcome> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What Flink keeps beside state to find this serializer again. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ControlOutcome> {
    /** Made by Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
