package dev.muster.remediate;

import dev.muster.arrival.OriginFields;
import dev.muster.message.Acknowledgement.Outcome;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of an {@link DeviceAcknowledgement}. */
public final class AnswerForm extends Form<DeviceAcknowledgement> {
  public AnswerForm() {
    super("device-answer", DeviceAcknowledgement.class);
  }

  @Override
  protected void writeFields(DeviceAcknowledgement answer, DataOutput out) throws IOException {
    OriginFields.write(answer.origin(), out);
    out.writeUTF(answer.device());
    out.writeUTF(answer.command());
    out.writeLong(answer.counter());
    out.writeUTF(answer.outcome().name());
    Fields.writeText(answer.reason(), out);
  }

  @Override
  protected DeviceAcknowledgement readFields(int found, DataInput in) throws IOException {
    return new DeviceAcknowledgement(
        OriginFields.read(in),
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        Outcome.valueOf(in.readUTF()),
        Fields.readText(in));
  }
}
