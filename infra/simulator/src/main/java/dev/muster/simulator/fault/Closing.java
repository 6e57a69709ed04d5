package dev.muster.simulator.fault;

import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.FaultKind;

/**
 * Lets devices with missing numbers start two new epochs at the end of the script, so that every
 * gap is final by then: which gaps are written does not depend on where a window happens to stand.
 */
final class Closing {
  private static final long BEFORE_END = 1_500;
  private static final int SPREAD = 1_000;
  private static final long STEP = 60;

  private Closing() {}

  static void plan(Planner planner) {
    for (SimulatedDevice device : planner.roster().devices()) {
      long at = planner.endMillis() - BEFORE_END + planner.random().nextInt(SPREAD);
      planner.add(device, at, Closing::close);
    }
  }

  private static void close(DeviceLife life, long at) {
    if (life.hasHoles()) {
      life.reboot();
      life.send(at, FaultKind.RESET_NEW_EPOCH);
      life.reboot();
      life.send(at + STEP, FaultKind.RESET_NEW_EPOCH);
      life.quietUntil(at + 2 * STEP);
      life.holesClosed();
    }
  }
}
