package dev.muster.simulator.fault;

import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import java.time.Duration;
import java.util.function.Predicate;

/** Messages whose signed time is far from their arrival. */
final class ClockFaults {
  private static final long TOO_OLD = Duration.ofDays(8).toMillis();
  private static final long OLD_ENOUGH = Duration.ofDays(3).toMillis();
  private static final long AHEAD = Duration.ofHours(1).toMillis();
  private static final long DECADES = Duration.ofDays(9_000).toMillis();

  private ClockFaults() {}

  static void plan(Planner planner) {
    Predicate<SimulatedDevice> clock = SimulatedDevice::hasClock;
    shift(planner, clock, -TOO_OLD, new Expectation(FaultKind.TOO_OLD, "STALE"));
    shift(planner, clock, AHEAD, new Expectation(FaultKind.FUTURE, "FROM_THE_FUTURE"));
    shift(planner, clock, -OLD_ENOUGH, new Expectation(FaultKind.NORMAL, "ACCEPTED"));
    shift(planner, clock.negate(), -DECADES, new Expectation(FaultKind.NO_CLOCK, "ACCEPTED"));
  }

  private static void shift(
      Planner planner, Predicate<SimulatedDevice> property, long millis, Expectation expectation) {
    for (int i = 0; planner.fits(0) && i < planner.repetitions(); i++) {
      long at = planner.moment(0);
      planner
          .victim(property)
          .ifPresent(
              device ->
                  planner.add(
                      device,
                      at,
                      (life, now) ->
                          life.send(now, life.write(now).issuedAt(now + millis), expectation)));
    }
  }
}
