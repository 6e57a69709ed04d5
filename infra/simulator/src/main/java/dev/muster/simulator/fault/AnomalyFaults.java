package dev.muster.simulator.fault;

import dev.muster.message.command.ActionKind;
import dev.muster.simulator.governance.Governance;
import dev.muster.simulator.readings.ReadingSource;
import dev.muster.simulator.roster.Cohort;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.Conduct;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Distortion;
import dev.muster.simulator.script.Episode;
import dev.muster.simulator.script.ExpectedCommand;
import dev.muster.simulator.script.ExpectedCommand.Fate;
import dev.muster.simulator.script.ExpectedFinding;
import dev.muster.simulator.script.ExpectedFinding.Ending;
import dev.muster.simulator.script.FaultKind;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Devices whose readings or numbers of messages leave what is normal for them, long enough after
 * their start for that to be known, and early enough before the end for what is done about it.
 *
 * <p>Those that are told to fall silent have nothing to say by then, so that the seed alone decides
 * how much they send, not how soon their command comes.
 */
record AnomalyFaults(Planner planner) {
  /** What a detector must have seen to know what is normal. */
  private static final long NORMAL = 24_000;

  /** From an anomaly to the end of what it causes. */
  private static final long AFTERMATH = 36_000;

  private static final double SPIKE = 5;
  private static final int SPIKE_MESSAGES = 4;
  private static final double DRIFT_PER_MESSAGE = 0.013;

  /** Messages after which it is known what is normal, and some. */
  private static final int ENOUGH = 14;

  /**
   * Messages too many that a detector notices; of a fast device, as many as it sends in a while.
   */
  private static final long BURST = 20;

  private static final long BURST_MILLIS = 10_000;

  /** Between two messages of a burst: it is over before anyone can react. */
  private static final long STUTTER = 2;

  /** How long a device waits for its command, and is not missed yet. */
  private static final long COMMAND_WAIT = 9_000;

  /** From a burst until a dormant device has woken up. */
  private static final long DORMANCY = 18_000;

  private static final int OVER_BUDGET = 3;

  /**
   * Plans them.
   *
   * @param readings are struck where it is known what is normal in them
   */
  static void plan(Planner planner, ReadingSource readings) {
    if (!planner.fits(NORMAL + AFTERMATH)) {
      return;
    }
    AnomalyFaults faults = new AnomalyFaults(planner);
    for (int i = 0; i < planner.repetitions(); i++) {
      if (readings.isSynthetic()) {
        faults.strikeReadings();
      }
      faults.burst();
    }
    if (readings.isSynthetic()) {
      faults.exceedTheBudget();
    }
  }

  private void exceedTheBudget() {
    for (int i = 0; i < Governance.THERMOSTAT_BUDGET + OVER_BUDGET; i++) {
      stickOnBudget();
    }
  }

  private void strikeReadings() {
    strike(
        in(Cohort.METER).and(AnomalyFaults::isSoonKnown),
        AnomalyFaults::spike,
        ExpectedFinding.LEVEL,
        Ending.CLEARED);
    jump();
    for (Conduct conduct : Conduct.values()) {
      stick(conduct);
    }
    drift();
  }

  private void stick(Conduct conduct) {
    Ending ending = conduct == Conduct.KEPT_BACK ? Ending.STANDING : Ending.CLEARED;
    strike(
            in(Cohort.METER).and(SimulatedDevice::hasClock),
            AnomalyFaults::freeze,
            ExpectedFinding.STUCK,
            ending)
        .ifPresent(
            device -> {
              planner.behave(device, conduct);
              command(device, ActionKind.RESET, fate(conduct));
            });
  }

  private static Fate fate(Conduct conduct) {
    return switch (conduct) {
      case OBEDIENT, REPLAYED_TO, OVERHEARD -> Fate.ACKNOWLEDGED;
      case SPEECHLESS, KEPT_BACK -> Fate.EXPIRED;
    };
  }

  /** More of them than may be restarted in an hour; which ones are held is left open. */
  private void stickOnBudget() {
    strike(in(Cohort.THERMOSTAT), AnomalyFaults::freeze, ExpectedFinding.STUCK, Ending.OPEN)
        .ifPresent(device -> command(device, ActionKind.RESET, Fate.BUDGETED));
  }

  private void jump() {
    strike(
            in(Cohort.TRACKER).and(AnomalyFaults::isSoonKnown),
            AnomalyFaults::jump,
            ExpectedFinding.LEVEL,
            Ending.STANDING)
        .ifPresent(device -> command(device, ActionKind.OFFLINE, Fate.ACKNOWLEDGED));
  }

  private void drift() {
    strike(
            in(Cohort.TRACKER).and(AnomalyFaults::isSoonKnown),
            AnomalyFaults::drift,
            ExpectedFinding.DRIFT,
            Ending.STANDING)
        .ifPresent(device -> command(device, ActionKind.ATTEST, Fate.ACKNOWLEDGED));
  }

  private void burst() {
    strike(in(Cohort.WEARABLE), AnomalyFaults::chatter, ExpectedFinding.RATE, Ending.CLEARED)
        .ifPresent(device -> command(device, ActionKind.DORMANT, Fate.ACKNOWLEDGED));
  }

  private Optional<SimulatedDevice> strike(
      Predicate<SimulatedDevice> property, Episode.Play play, String kind, Ending ending) {
    Optional<SimulatedDevice> victim = planner.victim(property);
    victim.ifPresent(
        device -> {
          planner.add(device, planner.moment(NORMAL, AFTERMATH), play);
          planner.expect(new ExpectedFinding(kind, device.id(), ending));
        });
    return victim;
  }

  private void command(SimulatedDevice device, ActionKind action, Fate fate) {
    planner.expect(new ExpectedCommand(device.id(), action, fate));
  }

  private static Predicate<SimulatedDevice> in(Cohort cohort) {
    return device -> device.cohort() == cohort;
  }

  private static boolean isSoonKnown(SimulatedDevice device) {
    return ENOUGH * device.intervalMillis() < NORMAL;
  }

  private static void spike(DeviceLife life, long at) {
    life.sense((ordinal, moment) -> Distortion.times(SPIKE));
    for (int i = 0; i < SPIKE_MESSAGES; i++) {
      life.send(at + i * life.interval(), FaultKind.NORMAL);
    }
    life.sense(Distortion.Course.SOUND);
    life.quietUntil(at + SPIKE_MESSAGES * life.interval());
  }

  private static void jump(DeviceLife life, long at) {
    life.sense((ordinal, moment) -> Distortion.times(SPIKE));
    life.send(at, FaultKind.NORMAL);
    life.quietUntil(at + COMMAND_WAIT);
  }

  private static void freeze(DeviceLife life, long at) {
    long frozen = life.ordinal();
    life.sense((ordinal, moment) -> Distortion.stuckAt(frozen, at));
  }

  private static void drift(DeviceLife life, long at) {
    life.sense(
        (ordinal, moment) ->
            Distortion.times(1 + DRIFT_PER_MESSAGE * Math.max(0, moment - at) / life.interval()));
  }

  private static void chatter(DeviceLife life, long at) {
    long messages = 2 * Math.max(BURST, BURST_MILLIS / life.interval());
    for (int i = 0; i < messages; i++) {
      life.send(at + i * STUTTER, FaultKind.NORMAL);
    }
    life.quietUntil(at + DORMANCY);
  }
}
