package dev.muster.simulator.fault;

import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.MessageType;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Draft;
import dev.muster.simulator.script.Episode;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import dev.muster.simulator.script.Forgery;
import dev.muster.simulator.script.KeyRef;
import dev.muster.simulator.script.RegistryChange;
import java.util.List;

/**
 * Devices that may not say what they say: suspended, removed, or with a key for other uses.
 *
 * <p>A device says nothing from the moment its record changes until the change is valid by the
 * broker's clock, so that each of its messages is judged by one known version.
 */
final class StandingFaults {
  /** Longer than it takes for a change to be valid, from its append time on. */
  static final long VALID_AFTER = 2_500;

  /** When the first message after a change is due. */
  static final long RESUME = 3_000;

  static final String APPLIED = "APPLIED";

  private static final long STEP = 60;
  private static final long QUIET_BEFORE = 500;
  private static final Expectation CHANGE = new Expectation(FaultKind.CONTROL_CHANGE, APPLIED);

  private StandingFaults() {}

  static void plan(Planner planner) {
    long change = QUIET_BEFORE + RESUME;
    long late = change + ReplayFaults.LATE_DUE;
    planner.onVictims(2 * change + 6 * STEP, StandingFaults::suspend);
    planner.onVictims(late, StandingFaults::replayLateAcrossSuspension);
    planner.onVictims(change + 4 * STEP, StandingFaults::remove);
    planner.onVictims(2 * STEP, StandingFaults::otherUse);
    planner.onBystanders(planner.repetitions(), StandingFaults::otherUse);
    SimulatedDevice gateway = planner.roster().gateways().get(0);
    if (planner.fits(STEP)) {
      Episode.Play telemetry =
          (life, at) ->
              life.send(
                  at,
                  life.write(at).as(MessageType.TELEMETRY),
                  new Expectation(FaultKind.KEY_USE, "KEY_USE_NOT_ALLOWED"));
      planner.add(gateway, planner.moment(STEP), telemetry);
    }
  }

  /** Changes a device's record, and returns when the device may speak again. */
  static long change(DeviceLife life, long at, DeviceStatus status, long version) {
    long step =
        life.put(
            at + QUIET_BEFORE,
            new RegistryChange(
                life.device().index(), version, status, List.of(KeyRef.FIRST), Forgery.NONE),
            CHANGE);
    life.holdAfter(step, VALID_AFTER);
    life.quietUntil(at + QUIET_BEFORE + RESUME);
    return at + QUIET_BEFORE + RESUME;
  }

  private static void suspend(DeviceLife life, long at) {
    life.send(at, FaultKind.NORMAL);
    long suspended = change(life, at, DeviceStatus.SUSPENDED, 2);
    long refused = sendSuspended(life, suspended);
    long active = change(life, suspended + 3 * STEP, DeviceStatus.ACTIVE, 3);
    life.send(active, FaultKind.NORMAL);
    life.put(
        active + STEP,
        ReplayFaults.again(refused, life.address()),
        new Expectation(FaultKind.SUSPENDED_REPLAY, "DUPLICATE"));
    life.quietUntil(active + 2 * STEP);
  }

  private static void replayLateAcrossSuspension(DeviceLife life, long at) {
    life.send(at, FaultKind.NORMAL);
    long suspended = change(life, at, DeviceStatus.SUSPENDED, 2);
    long refused = sendSuspended(life, suspended);
    long active = change(life, suspended + 3 * STEP, DeviceStatus.ACTIVE, 3);
    life.send(active, FaultKind.NORMAL);
    life.putAfter(
        refused,
        ReplayFaults.LATE_MILLIS,
        suspended + ReplayFaults.LATE_DUE,
        ReplayFaults.again(refused, life.address()),
        new Expectation(FaultKind.SUSPENDED_REPLAY, "REPLAYED"));
    life.quietUntil(active + STEP);
  }

  private static long sendSuspended(DeviceLife life, long at) {
    Expectation refused = new Expectation(FaultKind.SUSPENDED, "DEVICE_SUSPENDED");
    long step = life.send(at, life.write(at), refused);
    life.send(at + STEP, life.write(at), refused);
    Draft acknowledgement = life.write(at).as(MessageType.ACKNOWLEDGEMENT);
    life.send(at + 2 * STEP, acknowledgement, new Expectation(FaultKind.SUSPENDED, "ACCEPTED"));
    return step;
  }

  private static void remove(DeviceLife life, long at) {
    life.send(at, FaultKind.NORMAL);
    long removed = change(life, at, DeviceStatus.REMOVED, 2);
    Expectation unknown = new Expectation(FaultKind.REMOVED, "UNKNOWN_DEVICE");
    for (int i = 0; i < 3; i++) {
      life.send(removed + i * STEP, life.write(removed), unknown);
    }
    life.retire();
  }

  private static void otherUse(DeviceLife life, long at) {
    life.send(
        at,
        life.write(at).as(MessageType.HEARTBEAT),
        new Expectation(FaultKind.KEY_USE, "KEY_USE_NOT_ALLOWED"));
  }
}
