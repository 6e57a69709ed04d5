package dev.muster.remediate;

import dev.muster.arrival.OriginFields;
import dev.muster.message.Acknowledgement.Outcome;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of an {@link Answer}. */
public final class AnswerForm extends Form<Answer> {
  public AnswerForm() {
    super("device-answer", Answer.class);
  }

  @Override
  protected void writeFields(Answer answer, DataOutput out) throws IOException {
    OriginFields.write(answer.origin(), out);
    out.writeUTF(answer.device());
    out.writeUTF(answer.command());
    out.writeLong(answer.counter());
    out.writeUTF(answer.outcome().name());
    Fields.writeText(answer.reason(), out);
  }

  @Override
  protected Answer readFields(int found, DataInput in) throws IOException {
    return new Answer(
        OriginFields.read(in),
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        Outcome.valueOf(in.readUTF()),
        Fields.readText(in));
  }
}
