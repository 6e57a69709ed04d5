package dev.muster.decrypt;

import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link DecisionTally}. */
public final class DecisionTallyCodec implements Codec<DecisionTally> {
  private static final int VERSION = 1;

  @Override
  public void write(DecisionTally tally, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(tally.size());
    for (int i = 0; i < tally.size(); i++) {
      SectionDecisionCodec.writeAnswer(tally.answer(i), out);
      out.writeLong(tally.count(i));
    }
  }

  @Override
  public DecisionTally read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    SectionDecision.Answer[] answers = new SectionDecision.Answer[in.readInt()];
    long[] counts = new long[answers.length];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = SectionDecisionCodec.readAnswer(in);
      counts[i] = in.readLong();
    }
    return new DecisionTally(answers, counts);
  }
}
