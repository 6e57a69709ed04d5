package dev.muster.remediate.operator;

import dev.muster.remediate.AnswerForm;
import dev.muster.remediate.CauseForm;
import dev.muster.remediate.CommandChangeForm;
import dev.muster.remediate.IgnoredInputForm;
import dev.muster.remediate.IntentForm;
import dev.muster.remediate.command.PendingForm;
import dev.muster.remediate.decision.RemediationStateForm;
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
        new IgnoredInputForm(),
        new IntentForm(),
        new PendingForm(),
        new RemediationStateForm());
  }
}
