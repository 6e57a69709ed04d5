package dev.muster.remediate;

import dev.muster.stored.Form;
import dev.muster.stored.Forms;
import java.util.List;

/** The forms of this stage. */
public final class RemediateForms implements Forms {

  @Override
  public List<Form<?>> all() {
    return List.of(
        new AnswerForm(),
        new CauseForm(),
        new CommandChangeForm(),
        new DisregardedForm(),
        new IntentForm(),
        new PendingForm(),
        new RemediationStateForm());
  }
}
