package dev.muster.verify;

import dev.muster.stored.Form;
import dev.muster.stored.Forms;
import java.util.List;

/** The forms of this stage. */
public final class VerifyForms implements Forms {

  @Override
  public List<Form<?>> all() {
    return List.of(
        new CandidateForm(),
        new ContactForm(),
        new DeviceStateForm(),
        new ForDecryptForm(),
        new ForgeriesForm(),
        new GapRunForm(),
        new RefusedRecordForm(),
        new UncheckedForm(),
        new VerdictForm(),
        new VerifiedMessageForm());
  }
}
