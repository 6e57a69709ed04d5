package dev.muster.control;

import dev.muster.control.registry.DeviceRecordForm;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link ControlOutcome}. */
public final class ControlOutcomeForm extends Form<ControlOutcome> {
  private static final DeviceRecordForm DEVICES = new DeviceRecordForm();

  public ControlOutcomeForm() {
    super("control-outcome", ControlOutcome.class);
  }

  @Override
  protected void writeFields(ControlOutcome outcome, DataOutput out) throws IOException {
    out.writeUTF(outcome.kind().name());
    out.writeUTF(outcome.result().name());
    out.writeUTF(outcome.detail());
    out.writeUTF(outcome.origin().topic());
    out.writeInt(outcome.origin().partition());
    out.writeLong(outcome.origin().offset());
    out.writeLong(outcome.origin().arrival());
    Fields.writeText(outcome.subject(), out);
    out.writeLong(outcome.version());
    out.writeLong(outcome.validFrom());
    out.writeLong(outcome.kid());
    DEVICES.writeOrNull(outcome.device(), out);
  }

  @Override
  protected ControlOutcome readFields(int found, DataInput in) throws IOException {
    return new ControlOutcome(
        ControlKind.valueOf(in.readUTF()),
        ControlResult.valueOf(in.readUTF()),
        in.readUTF(),
        new ControlOutcome.Origin(in.readUTF(), in.readInt(), in.readLong(), in.readLong()),
        Fields.readText(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        DEVICES.readOrNull(in));
  }
}
