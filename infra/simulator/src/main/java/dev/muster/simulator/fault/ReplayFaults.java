package dev.muster.simulator.fault;

import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.Address;
import dev.muster.simulator.script.Damage;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import dev.muster.simulator.script.Source;
import dev.muster.simulator.script.Telemetry;
import java.util.List;

/** The same bytes again: at once, late, elsewhere, through another gateway. */
final class ReplayFaults {
  /** Longer than the time in which the same bytes count as a duplicate. */
  static final long LATE_MILLIS = 61_000;

  /** When a late replay is due, a little after it is allowed. */
  static final long LATE_DUE = 62_500;

  private static final long AT_ONCE = 40;
  private static final Expectation MISROUTED =
      new Expectation(FaultKind.REPLAY_ELSEWHERE, "MISROUTED");

  private ReplayFaults() {}

  static void plan(Planner planner) {
    int times = planner.repetitions();
    planner.onBystanders(3 * times, ReplayFaults::atOnce);
    planner.onVictims(LATE_DUE, ReplayFaults::late);
    planner.onVictims(LATE_DUE, ReplayFaults::late);
    planner.onBystanders(times, (life, at) -> elsewhere(life, at, planner.roster().devices()));
    planner.onBystanders(
        2 * times, (life, at) -> throughAnother(life, at, planner.roster().gateways()));
  }

  static Telemetry again(long step, Address address) {
    return new Telemetry(new Source.Repeated(step), Damage.NONE, address);
  }

  private static void atOnce(DeviceLife life, long at) {
    long original = life.send(at, FaultKind.NORMAL);
    life.put(
        at + AT_ONCE,
        again(original, life.address()),
        new Expectation(FaultKind.REPLAY_AT_ONCE, "DUPLICATE"));
  }

  private static void late(DeviceLife life, long at) {
    long original = life.send(at, FaultKind.NORMAL);
    life.putAfter(
        original,
        LATE_MILLIS,
        at + LATE_DUE,
        again(original, life.address()),
        new Expectation(FaultKind.REPLAY_LATE, "REPLAYED"));
  }

  private static void elsewhere(DeviceLife life, long at, List<SimulatedDevice> devices) {
    int steps = 1 + life.random().nextInt(devices.size() - 1);
    SimulatedDevice other = devices.get((life.device().index() + steps) % devices.size());
    long original = life.send(at, FaultKind.NORMAL);
    Address there = Address.of(other.id(), other.gateway());
    life.put(at + AT_ONCE, again(original, there), MISROUTED);
    life.put(at + AT_ONCE, again(original, life.address().withKey(other.id())), MISROUTED);
    life.put(at + AT_ONCE, again(original, there.withKey(life.device().id())), MISROUTED);
  }

  private static void throughAnother(DeviceLife life, long at, List<SimulatedDevice> gateways) {
    long original = life.send(at, FaultKind.NORMAL);
    String another =
        gateways.stream()
            .map(SimulatedDevice::id)
            .filter(id -> !id.equals(life.device().gateway()))
            .findFirst()
            .orElseThrow();
    life.put(
        at + AT_ONCE,
        again(original, life.address().through(another)),
        new Expectation(FaultKind.TWO_GATEWAYS, "DUPLICATE"));
  }
}
