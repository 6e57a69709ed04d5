package dev.muster.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.forge.SectionNote;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.SectionFault;
import dev.muster.simulator.settings.FleetSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTruthTest {
  private static final SimulatedDevice DEVICE =
      Roster.of(new FleetSettings(1, 20, 20, Duration.ofSeconds(20), "demo")).device(7);

  @Test
  void expectsAnAnswerForEachPurpose() {
    SectionTruth truth = new SectionTruth((device, type, purpose) -> purpose.equals("store"));

    truth.sent(DEVICE, new SectionNote("location", SectionFault.NONE));

    assertThat(truth.expected())
        .isEqualTo(
            Map.of(
                answer("location", "store", "OPENED"),
                1L,
                answer("location", "detect", "DENIED"),
                1L));
  }

  @Test
  void countsASectionOnceHoweverManyPurposesItHas() {
    SectionTruth truth =
        new SectionTruth(
            (device, type, purpose) ->
                type.equals("operational")
                    || (type.equals("personal") && purpose.equals("detect")));

    for (String type : new String[] {"operational", "location", "personal"}) {
      truth.sent(DEVICE, new SectionNote(type, SectionFault.NONE));
    }
    truth.sent(DEVICE, new SectionNote("operational", SectionFault.BROKEN_TAG));
    truth.sent(DEVICE, new SectionNote("location", SectionFault.OTHER_CLASS));

    assertThat(SectionTruth.bySection(truth.expected()))
        .isEqualTo(Map.of("DENIED", 2L, "OPENED", 2L, "TAG_FAILED", 1L));
  }

  private static SectionTruth.Answer answer(String dataClass, String purpose, String outcome) {
    return new SectionTruth.Answer(DEVICE.id(), dataClass, purpose, outcome);
  }
}
