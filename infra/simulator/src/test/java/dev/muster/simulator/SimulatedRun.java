package dev.muster.simulator;

import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.simulator.agent.Attention;
import dev.muster.simulator.forge.Workshop;
import dev.muster.simulator.governance.Governance;
import dev.muster.simulator.readings.ReadingSource;
import dev.muster.simulator.readings.SyntheticReadings;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.settings.FleetSettings;
import dev.muster.simulator.settings.Seed;
import dev.muster.simulator.truth.Truth;
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
