package dev.muster.simulator.fault;

import dev.muster.simulator.roster.SilenceLimit;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Draft;
import dev.muster.simulator.script.Episode;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.ExpectedFinding;
import dev.muster.simulator.script.ExpectedFinding.Ending;
import dev.muster.simulator.script.FaultKind;
import java.util.List;
import java.util.function.Predicate;

/**
 * Devices that fall silent, alone or with their gateway or site; some come back, and some were
 * never silent, as their late messages prove.
 */
record SilenceFaults(Planner planner) {
  /** What a silence lasts beyond its limit, so that no delay makes the difference. */
  private static final long MARGIN = 6_000;

  private static final long STEP = 60;
  private static final int MOST_BUFFERED = 10;
  private static final Expectation BUFFERED = new Expectation(FaultKind.LATE_DELIVERY, "ACCEPTED");

  static void plan(Planner planner) {
    SilenceFaults faults = new SilenceFaults(planner);
    for (int i = 0; i < planner.repetitions(); i++) {
      faults.alone(device -> true, Ending.STANDING, (life, at) -> life.retire());
      faults.alone(device -> true, Ending.CLEARED, faults::pause);
      faults.alone(SimulatedDevice::hasClock, Ending.RETRACTED, faults::deliverLate);
      faults.neverSpeak();
    }
    faults.goDark();
  }

  private void alone(Predicate<SimulatedDevice> property, Ending ending, Episode.Play play) {
    planner
        .victim(property.and(device -> planner.fits(lengthOf(device))))
        .ifPresent(
            device -> {
              planner.add(device, planner.moment(lengthOf(device)), play);
              expect(ExpectedFinding.SILENT, device.id(), ending);
            });
  }

  private void neverSpeak() {
    planner
        .victim(device -> planner.fits(lengthOf(device)))
        .ifPresent(
            device -> {
              planner.add(device, 0, (life, at) -> life.retire());
              expect(ExpectedFinding.SILENT, device.id(), Ending.STANDING);
            });
  }

  private void goDark() {
    DarkPlaces dark = planner.dark();
    dark.gateway()
        .ifPresent(
            gateway -> {
              goDark(dark.behindGateway(planner.roster()));
              expect(ExpectedFinding.GATEWAY_DOWN, gateway.id(), Ending.CLEARED);
            });
    dark.site()
        .ifPresent(
            site -> {
              goDark(dark.atSite(planner.roster()));
              expect(ExpectedFinding.SITE_DOWN, site, Ending.CLEARED);
            });
  }

  private void goDark(List<SimulatedDevice> devices) {
    long length = DarkPlaces.length(devices, planner.roster());
    long at = planner.moment(length + MARGIN);
    devices.forEach(
        device -> planner.add(device, at, (life, now) -> life.quietUntil(now + length)));
  }

  private void expect(String kind, String subject, Ending ending) {
    planner.expect(new ExpectedFinding(kind, subject, ending));
  }

  /** Long enough for the silence to be noticed, and its end as well. */
  private long lengthOf(SimulatedDevice device) {
    return silenceOf(device) + MARGIN;
  }

  private long silenceOf(SimulatedDevice device) {
    return SilenceLimit.claimed(device, planner.roster()) + MARGIN;
  }

  private void pause(DeviceLife life, long at) {
    life.quietUntil(at + silenceOf(life.device()));
  }

  /** It spoke as usual, and its messages come all at once when the connection is back. */
  private void deliverLate(DeviceLife life, long at) {
    long back = at + silenceOf(life.device());
    long between = (back - at) / MOST_BUFFERED;
    for (int i = 1; i < MOST_BUFFERED; i++) {
      Draft draft = life.write(at + i * between);
      life.send(back + i * STEP, draft, BUFFERED);
    }
    life.quietUntil(back + MOST_BUFFERED * STEP);
  }
}
