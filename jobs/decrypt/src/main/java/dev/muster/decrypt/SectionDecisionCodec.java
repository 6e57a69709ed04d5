package dev.muster.decrypt;

import dev.muster.message.section.SectionOutcome;
import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link SectionDecision}. */
public final class SectionDecisionCodec implements Codec<SectionDecision> {
  private static final int VERSION = 1;

  @Override
  public void write(SectionDecision decision, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(decision.minute());
    out.writeUTF(decision.device());
    writeAnswer(decision.answer(), out);
    out.writeLong(decision.sections());
  }

  @Override
  public SectionDecision read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
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
