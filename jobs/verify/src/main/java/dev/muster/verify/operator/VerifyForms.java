package dev.muster.verify.operator;

import dev.muster.stored.Form;
import dev.muster.stored.Forms;
import dev.muster.verify.ContactForm;
import dev.muster.verify.ForDecryptForm;
import dev.muster.verify.ForgeriesForm;
import dev.muster.verify.RefusedRecordForm;
import dev.muster.verify.UncheckedForm;
import dev.muster.verify.VerdictForm;
import dev.muster.verify.VerifiedMessageForm;
import dev.muster.verify.gap.GapRunForm;
import dev.muster.verify.identity.CandidateForm;
import dev.muster.verify.identity.DeviceStateForm;
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
