package dev.muster.simulator.readings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SilenceLimit;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.settings.FleetSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutagesTest {
  private final Roster roster =
      Roster.of(new FleetSettings(1, 200, 200, Duration.ofSeconds(20), "demo"));
  private final SimulatedDevice device = roster.device(107);
  private final Outages outages = new Outages(roster);

  @Test
  void explainsTheSilenceOfADeviceThatHadNothingToSayForLong() {
    outages.note(device, 1_000, false);
    outages.note(device, 1_000 + SilenceLimit.of(device), true);

    assertThat(outages.explain("silent", device.id())).isTrue();
    assertThat(outages.explain("gateway-down", device.id())).isTrue();
    assertThat(outages.explain("silent", roster.device(108).id())).isFalse();
  }

  @Test
  void explainsNothingButSilence() {
    outages.note(device, SilenceLimit.of(device), true);

    assertThat(outages.explain("rate", device.id())).isFalse();
    assertThat(outages.explain("level", device.id())).isFalse();
  }

  @Test
  void explainsNoSilenceByShortOutages() {
    long shorter = SilenceLimit.of(device) - 2 * device.intervalMillis() - 1;
    for (long at = 0; at < 100_000; at += shorter) {
      outages.note(device, at, false);
      outages.note(device, at + shorter, true);
    }

    assertThat(outages.explain("silent", device.id())).isFalse();
  }

  @Test
  void explainsASiteByMostOfItsDevicesOnly() {
    List<SimulatedDevice> site =
        roster.devices().stream().filter(each -> each.site().equals(device.site())).toList();
    int most = (int) Math.ceil(0.8 * site.size());
    site.subList(0, most - 1).forEach(each -> outages.note(each, SilenceLimit.of(each), true));
    assertThat(outages.explain("site-down", device.site())).isFalse();

    outages.note(site.get(most - 1), SilenceLimit.of(site.get(most - 1)), true);
    assertThat(outages.explain("site-down", device.site())).isTrue();
  }
}
