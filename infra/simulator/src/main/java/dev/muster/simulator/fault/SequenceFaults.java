package dev.muster.simulator.fault;

import dev.muster.simulator.roster.Cohort;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;

/** Numbers that are missing, fall, jump or come again. */
final class SequenceFaults {
  private static final long STEP = 60;
  private static final int FAR = 4_000;
  private static final int MOST_LOST = 20;

  private SequenceFaults() {}

  static void plan(Planner planner) {
    for (int i = 0; i < 3; i++) {
      planner.onVictims(STEP * 4, SequenceFaults::loseSome);
    }
    planner.onVictims(STEP * 4, SequenceFaults::loseTheFirstAfterReboot);
    planner.onVictims(STEP * 4, SequenceFaults::reboot);
    planner.onVictims(STEP * 12, SequenceFaults::resetWithinEpoch);
    planner.onVictims(STEP * 5, SequenceFaults::fall);
    planner.onVictims(STEP * 5, SequenceFaults::jump);
    planner.onVictims(STEP * 6, SequenceFaults::belowWindow);
    planChatty(planner);
  }

  /** A device that sends so much that its window passes the gap while the script runs. */
  private static void planChatty(Planner planner) {
    planner.roster().devices().stream()
        .filter(device -> device.cohort() == Cohort.VIBRATION && planner.fits(STEP))
        .forEach(
            device ->
                planner.add(
                    device,
                    planner.endMillis() / 12,
                    (life, at) -> life.lose(1 + life.random().nextInt(MOST_LOST))));
  }

  private static void loseSome(DeviceLife life, long at) {
    life.send(at, FaultKind.NORMAL);
    life.lose(1 + life.random().nextInt(MOST_LOST));
    life.send(at + STEP, FaultKind.LOST);
    life.send(at + 2 * STEP, FaultKind.NORMAL);
    life.lose(1);
    life.send(at + 3 * STEP, FaultKind.LOST);
    life.quietUntil(at + 4 * STEP);
  }

  private static void loseTheFirstAfterReboot(DeviceLife life, long at) {
    life.send(at, FaultKind.NORMAL);
    life.reboot();
    life.lose(1 + life.random().nextInt(MOST_LOST));
    life.send(at + STEP, FaultKind.LOST);
    life.quietUntil(at + 2 * STEP);
  }

  private static void reboot(DeviceLife life, long at) {
    life.send(at, FaultKind.NORMAL);
    life.reboot();
    life.send(at + STEP, FaultKind.RESET_NEW_EPOCH);
    life.quietUntil(at + 2 * STEP);
  }

  private static void resetWithinEpoch(DeviceLife life, long at) {
    life.send(at, FaultKind.NORMAL);
    life.reboot();
    for (int i = 1; i <= 5; i++) {
      life.send(at + i * STEP, FaultKind.RESET_NEW_EPOCH);
    }
    Expectation reused = new Expectation(FaultKind.RESET_SAME_EPOCH, "NUMBER_REUSED");
    for (int i = 0; i < 4; i++) {
      long moment = at + (6 + i) * STEP;
      life.send(moment, life.forge(moment).at(life.epoch(), i), reused);
    }
    life.quietUntil(at + 11 * STEP);
  }

  private static void fall(DeviceLife life, long at) {
    life.send(at, FaultKind.NORMAL);
    life.reboot();
    life.send(at + STEP, FaultKind.RESET_NEW_EPOCH);
    Expectation regressed = new Expectation(FaultKind.EPOCH_FALLS, "EPOCH_REGRESSED");
    life.send(at + 2 * STEP, life.forge(at).at(life.epoch() - 6, 0), regressed);
    life.send(at + 3 * STEP, life.forge(at).at(life.epoch() - 50, 7), regressed);
    life.quietUntil(at + 4 * STEP);
  }

  private static void jump(DeviceLife life, long at) {
    life.send(at, FaultKind.NORMAL);
    Expectation jumped = new Expectation(FaultKind.EPOCH_JUMPS, "EPOCH_JUMP");
    life.send(at + STEP, life.forge(at).at(life.epoch() + 5_000, 0), jumped);
    life.send(at + 2 * STEP, life.forge(at).at(life.epoch() + 1_000_000, 0), jumped);
    life.send(at + 3 * STEP, FaultKind.NORMAL);
    life.quietUntil(at + 4 * STEP);
  }

  private static void belowWindow(DeviceLife life, long at) {
    long original = life.send(at, FaultKind.NORMAL);
    long lost = life.sequence();
    life.lose(FAR);
    life.send(at + STEP, FaultKind.LOST);
    Expectation below = new Expectation(FaultKind.BELOW_WINDOW, "OUT_OF_WINDOW");
    life.put(at + 2 * STEP, ReplayFaults.again(original, life.address()), below);
    life.send(at + 3 * STEP, life.forge(at).at(life.epoch(), lost), below);
    life.quietUntil(at + 4 * STEP);
  }
}
