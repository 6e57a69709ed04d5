package dev.muster.simulator;

import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.CoseSigner;
import dev.muster.message.signature.ProviderSigner;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SigningKey;
import dev.muster.simulator.forge.Workshop;
import dev.muster.simulator.governance.Governance;
import dev.muster.simulator.readings.ReadingSource;
import dev.muster.simulator.readings.SyntheticReadings;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.settings.FleetSettings;
import dev.muster.simulator.settings.Seed;
import dev.muster.simulator.truth.Truth;
import java.time.Duration;
import java.util.function.Function;

/**
 * A whole simulation, sent to topics in memory. Its signatures are the provider's, as those of the
 * demonstration are, but where bytes are compared: to make them reproducible takes most of a run.
 */
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
    return of(settings, readings, log, log, SimulatedRun::signer);
  }

  /** Of the same bytes each time. */
  static SimulatedRun reproducible(FleetSettings settings, VirtualLog log, ScriptClock pace) {
    return of(settings, readings(settings), log, pace, ReproducibleSigner::new);
  }

  static CoseSigner signer(SigningKey key) {
    return new ProviderSigner(key, CryptoProvider.fastest());
  }

  private static SimulatedRun of(
      FleetSettings settings,
      ReadingSource readings,
      VirtualLog log,
      ScriptClock pace,
      Function<SigningKey, CoseSigner> signers) {
    Roster roster = Roster.of(settings);
    Workshop.Materials materials =
        new Workshop.Materials(
            TestRoot.document(), TestRoot.signers(), roster, readings, new Seed(settings.seed()));
    Workshop workshop = new Workshop(materials, START, signers);
    Truth truth = new Truth(WINDOW, (device, dataClass, purpose) -> true);
    Transmission transmission = new Transmission(roster, workshop, log, truth);
    transmission.enrol(Governance.rules(readings));
    try {
      transmission.play(FleetScript.of(settings, roster, readings), pace, (script, at) -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new SimulatedRun(log, truth);
  }
}
