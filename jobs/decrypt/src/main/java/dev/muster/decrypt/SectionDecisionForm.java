package dev.muster.decrypt;

import dev.muster.decrypt.policy.Purpose;
import dev.muster.message.section.SectionOutcome;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link SectionDecision}. */
public final class SectionDecisionForm extends Form<SectionDecision> {
  public SectionDecisionForm() {
    super("section-decision", SectionDecision.class);
  }

  @Override
  protected void writeFields(SectionDecision decision, DataOutput out) throws IOException {
    out.writeLong(decision.minute());
    out.writeUTF(decision.device());
    writeAnswer(decision.answer(), out);
    out.writeLong(decision.sections());
  }

  @Override
  protected SectionDecision readFields(int found, DataInput in) throws IOException {
    return new SectionDecision(in.readLong(), in.readUTF(), readAnswer(in), in.readLong());
  }

  static void writeAnswer(SectionDecision.Answer answer, DataOutput out) throws IOException {
    out.writeUTF(answer.cohort());
    out.writeUTF(answer.dataClass());
    out.writeUTF(answer.purpose().wireName());
    out.writeUTF(answer.outcome().name());
    Fields.writeText(answer.policy(), out);
    out.writeLong(answer.policyVersion());
  }

  static SectionDecision.Answer readAnswer(DataInput in) throws IOException {
    return new SectionDecision.Answer(
        in.readUTF(),
        in.readUTF(),
        Purpose.ofWireName(in.readUTF()).orElseThrow(),
        SectionOutcome.valueOf(in.readUTF()),
        Fields.readText(in),
        in.readLong());
  }
}
