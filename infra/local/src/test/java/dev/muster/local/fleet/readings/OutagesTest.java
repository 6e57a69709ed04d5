package dev.muster.local.fleet.readings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.fleet.FleetSettings;
import dev.muster.local.fleet.roster.Roster;
import dev.muster.local.fleet.roster.SimulatedDevice;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutagesTest {
  private final SimulatedDevice device =
      Roster.of(new FleetSettings(1, 20, 20, Duration.ofSeconds(20), "demo")).device(7);
  private final long missed = 3_000L * device.cadenceSeconds();
  private final Outages outages = new Outages();

  @Test
  void explainsTheSilenceOfADeviceThatHadNothingToSayForLong() {
    outages.note(device, 1_000, false);
    outages.note(device, 1_000 + missed, true);

    assertThat(outages.explains(device.id())).isTrue();
    assertThat(outages.explains(device.site())).isTrue();
    assertThat(outages.explains("another")).isFalse();
  }

  @Test
  void explainsNoSilenceByShortOutages() {
    for (long at = 0; at < 3 * missed; at += missed - device.intervalMillis() - 1) {
      outages.note(device, at, false);
      outages.note(device, at + missed - device.intervalMillis() - 1, true);
    }

    assertThat(outages.explains(device.id())).isFalse();
  }
}
