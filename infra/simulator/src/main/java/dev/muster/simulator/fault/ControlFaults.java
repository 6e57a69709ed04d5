package dev.muster.simulator.fault;

import dev.muster.control.registry.DeviceStatus;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Episode;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import dev.muster.simulator.script.Forgery;
import dev.muster.simulator.script.KeyRef;
import dev.muster.simulator.script.RegistryChange;
import dev.muster.simulator.script.Tombstone;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Control records that must change nothing.
 *
 * <p>Each would suspend its device: were one believed, the messages that the device goes on sending
 * would be refused.
 */
final class ControlFaults {
  /** What should become of forged control records, by what is wrong with them. */
  static final Map<Forgery, Expectation> FORGERIES =
      new EnumMap<>(
          Map.of(
              Forgery.UNSIGNED, new Expectation(FaultKind.CONTROL_UNSIGNED, "UNSIGNED"),
              Forgery.WRONG_ROLE, new Expectation(FaultKind.CONTROL_WRONG_ROLE, "WRONG_ROLE"),
              Forgery.UNKNOWN_SIGNER,
                  new Expectation(FaultKind.CONTROL_UNKNOWN_SIGNER, "UNKNOWN_KEY"),
              Forgery.DAMAGED, new Expectation(FaultKind.CONTROL_DAMAGED, "BAD_SIGNATURE"),
              Forgery.EXPIRED, new Expectation(FaultKind.CONTROL_EXPIRED, "EXPIRED"),
              Forgery.OTHER_FLEET, new Expectation(FaultKind.CONTROL_OTHER_FLEET, "WRONG_FLEET")));

  private static final Expectation OLDER =
      new Expectation(FaultKind.CONTROL_OLDER, "OLDER_VERSION");
  private static final long STEP = 60;

  private ControlFaults() {}

  static void plan(Planner planner) {
    long length = StandingFaults.RESUME + STEP;
    FORGERIES.forEach(
        (forgery, expectation) -> planner.onVictims(length, forged(forgery, expectation)));
    planner.onVictims(2 * length, ControlFaults::older);
    planner.onVictims(
        length,
        (life, at) -> {
          life.put(
              at,
              new Tombstone(life.device().index()),
              new Expectation(FaultKind.CONTROL_TOMBSTONE, "TOMBSTONE"));
          life.send(at + StandingFaults.RESUME, FaultKind.NORMAL);
        });
    Revocation.plan(planner);
  }

  private static Episode.Play forged(Forgery forgery, Expectation expectation) {
    return (life, at) -> {
      life.put(at, suspension(life, 2, forgery), expectation);
      life.send(at + StandingFaults.RESUME, FaultKind.NORMAL);
    };
  }

  private static void older(DeviceLife life, long at) {
    long changed = StandingFaults.change(life, at, DeviceStatus.ACTIVE, 3);
    life.put(changed, suspension(life, 2, Forgery.NONE), OLDER);
    life.put(changed + STEP, suspension(life, 3, Forgery.NONE), OLDER);
    life.send(changed + StandingFaults.RESUME, FaultKind.NORMAL);
  }

  private static RegistryChange suspension(DeviceLife life, long version, Forgery forgery) {
    return new RegistryChange(
        life.device().index(), version, DeviceStatus.SUSPENDED, List.of(KeyRef.FIRST), forgery);
  }
}
