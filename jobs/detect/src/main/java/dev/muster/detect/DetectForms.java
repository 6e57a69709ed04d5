package dev.muster.detect;

import dev.muster.detect.finding.FindingForm;
import dev.muster.detect.flood.FloodsForm;
import dev.muster.detect.level.MetricBaselineForm;
import dev.muster.detect.rate.RateBaselineForm;
import dev.muster.detect.silence.DeviceGroupForm;
import dev.muster.detect.silence.LastMessageForm;
import dev.muster.detect.silence.PresenceForm;
import dev.muster.detect.silence.ProgressForm;
import dev.muster.detect.silence.RegistrationForm;
import dev.muster.detect.silence.WatchForm;
import dev.muster.stored.Form;
import dev.muster.stored.Forms;
import java.util.List;

/** The forms of this stage. */
public final class DetectForms implements Forms {

  @Override
  public List<Form<?>> all() {
    return List.of(
        new DeviceGroupForm(),
        new FindingForm(),
        new FloodsForm(),
        new MetricBaselineForm(),
        new RateBaselineForm(),
        new PresenceForm(),
        new ProgressForm(),
        new RegistrationForm(),
        new LastMessageForm(),
        new WatchForm());
  }
}
