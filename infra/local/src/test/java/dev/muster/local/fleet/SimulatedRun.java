package dev.muster.local.fleet;

import dev.muster.local.fleet.forge.Workshop;
import dev.muster.local.fleet.governance.Governance;
import dev.muster.local.fleet.readings.ReadingSource;
import dev.muster.local.fleet.readings.SyntheticReadings;
import dev.muster.local.fleet.roster.Roster;
import dev.muster.local.fleet.truth.Truth;
import dev.muster.message.signature.ReproducibleSigner;
import java.time.Duration;

/** A whole simulation, sent to topics in memory. */
record SimulatedRun(VirtualLog log, Truth truth) {
  static final long START = 1_750_000_000_000L;
  static final long WINDOW = 1_024;

  static FleetSettings settings(long seed, int devices, int rate, int seconds) {
    return new FleetSettings(seed, devices, rate, Duration.ofSeconds(seconds), TestRoot.FLEET);
  }

  static ReadingSource readings(FleetSettings settings) {
    return new SyntheticReadings(new Seed(settings.seed()));
  }

  static SimulatedRun of(FleetSettings settings) {
    return of(settings, readings(settings));
  }

  static SimulatedRun of(FleetSettings settings, ReadingSource readings) {
    VirtualLog log = new VirtualLog(START);
    return of(settings, readings, log, log);
  }

  static SimulatedRun of(
      FleetSettings settings, ReadingSource readings, VirtualLog log, Pace pace) {
    Roster roster = Roster.of(settings);
    Workshop.Materials materials =
        new Workshop.Materials(
            TestRoot.document(), TestRoot.signers(), roster, readings, new Seed(settings.seed()));
    Workshop workshop = new Workshop(materials, START, ReproducibleSigner::new);
    Truth truth = new Truth(WINDOW, (device, dataClass, purpose) -> true);
    Transmission transmission = new Transmission(roster, workshop, log, truth);
    transmission.enrol(Governance.rules(readings));
    try {
      transmission.play(FleetScript.of(settings, roster, readings), pace, Attention.NONE);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new SimulatedRun(log, truth);
  }
}
