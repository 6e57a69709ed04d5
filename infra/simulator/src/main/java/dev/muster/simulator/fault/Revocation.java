package dev.muster.simulator.fault;

import dev.muster.control.registry.DeviceStatus;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import dev.muster.simulator.script.Forgery;
import dev.muster.simulator.script.Hold;
import dev.muster.simulator.script.KeyRef;
import dev.muster.simulator.script.RegistryChange;
import dev.muster.simulator.script.Step;
import dev.muster.simulator.script.TrustChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One trust bundle that revokes keys, and others that must change nothing.
 *
 * <p>The devices whose keys are revoked get a new key from the registrar and go on with it.
 */
final class Revocation {
  /** The bundle that stands at the start of the script has version 1. */
  private static final long VERSION = 2;

  private static final long QUIET_BEFORE = 500;
  private static final long STEP = 60;
  private static final long BUNDLE = 1;

  private final Planner planner;
  private final long at;
  private final List<KeyRef> revoked = new ArrayList<>();

  private Revocation(Planner planner) {
    this.planner = planner;
    this.at = planner.endMillis() / 4;
  }

  static void plan(Planner planner) {
    long length = planner.endMillis() / 4 + 2 * StandingFaults.RESUME + 6 * STEP;
    if (planner.fits(length)) {
      Revocation revocation = new Revocation(planner);
      revocation.strike();
      revocation.publish();
      revocation.forge();
    }
  }

  private void strike() {
    for (int i = 0; i < planner.repetitions(); i++) {
      planner
          .victim()
          .ifPresent(
              device -> {
                revoked.add(new KeyRef(device.index(), KeyRef.FIRST));
                planner.add(device, at - QUIET_BEFORE, this::live);
              });
    }
  }

  private void publish() {
    Expectation applied = new Expectation(FaultKind.CONTROL_CHANGE, StandingFaults.APPLIED);
    bundle(BUNDLE, at, new TrustChange(VERSION, revoked, Forgery.NONE), applied);
  }

  /** Each of these would revoke the keys of devices that go on sending. */
  private void forge() {
    List<KeyRef> more = new ArrayList<>(revoked);
    for (SimulatedDevice gateway : planner.roster().gateways()) {
      more.add(new KeyRef(gateway.index(), KeyRef.FIRST));
    }
    long id = BUNDLE + 1;
    for (Map.Entry<Forgery, Expectation> forged : ControlFaults.FORGERIES.entrySet()) {
      TrustChange change = new TrustChange(VERSION + 1, more, forged.getKey());
      bundle(id, at + id * STEP, change, forged.getValue());
      id++;
    }
    TrustChange older = new TrustChange(VERSION - 1, more, Forgery.NONE);
    Expectation refused = new Expectation(FaultKind.CONTROL_OLDER, "OLDER_VERSION");
    bundle(id, at + id * STEP, older, refused);
  }

  private void bundle(long id, long due, TrustChange change, Expectation expectation) {
    planner.addControl(new Step(id, due, change, Hold.NONE, expectation, id == BUNDLE));
  }

  private void live(DeviceLife life, long start) {
    life.send(start, FaultKind.NORMAL);
    life.holdAfter(BUNDLE, StandingFaults.VALID_AFTER);
    long valid = at + StandingFaults.RESUME;
    Expectation refused = new Expectation(FaultKind.REVOKED, "REVOKED");
    for (int i = 0; i < 3; i++) {
      life.send(valid + i * STEP, life.write(valid), refused);
    }
    Expectation changed = new Expectation(FaultKind.CONTROL_CHANGE, StandingFaults.APPLIED);
    long replaced =
        life.put(
            valid + 3 * STEP,
            new RegistryChange(
                life.device().index(),
                2,
                DeviceStatus.ACTIVE,
                List.of(KeyRef.FIRST, KeyRef.SUCCESSOR),
                Forgery.NONE),
            changed);
    life.holdAfter(replaced, StandingFaults.VALID_AFTER);
    long resumed = valid + 3 * STEP + StandingFaults.RESUME;
    life.changeKey(KeyRef.SUCCESSOR);
    life.reboot();
    life.send(resumed, FaultKind.REVOKED);
    life.quietUntil(resumed + STEP);
  }
}
