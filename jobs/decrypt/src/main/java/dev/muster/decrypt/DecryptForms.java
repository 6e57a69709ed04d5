package dev.muster.decrypt;

import dev.muster.stored.Form;
import dev.muster.stored.Forms;
import java.util.List;

/** The forms of this stage. */
public final class DecryptForms implements Forms {

  @Override
  public List<Form<?>> all() {
    return List.of(new DecisionTallyForm(), new OpenedSectionForm(), new SectionDecisionForm());
  }
}
