package dev.muster.decrypt;

import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link DecisionTally}. */
public final class DecisionTallyForm extends Form<DecisionTally> {
  public DecisionTallyForm() {
    super("decision-tally", DecisionTally.class);
  }

  @Override
  protected void writeFields(DecisionTally tally, DataOutput out) throws IOException {
    out.writeInt(tally.size());
    for (int i = 0; i < tally.size(); i++) {
      SectionDecisionForm.writeAnswer(tally.answer(i), out);
      out.writeLong(tally.count(i));
    }
  }

  @Override
  protected DecisionTally readFields(int found, DataInput in) throws IOException {
    SectionDecision.Answer[] answers = new SectionDecision.Answer[in.readInt()];
    long[] counts = new long[answers.length];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = SectionDecisionForm.readAnswer(in);
      counts[i] = in.readLong();
    }
    return new DecisionTally(answers, counts);
  }
}
