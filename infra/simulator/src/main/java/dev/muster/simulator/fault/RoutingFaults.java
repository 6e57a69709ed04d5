package dev.muster.simulator.fault;

import dev.muster.simulator.script.Address;
import dev.muster.simulator.script.Damage;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Draft;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import dev.muster.simulator.script.Source;
import dev.muster.simulator.script.Telemetry;

/** Genuine messages put on the topic in another way than a device's own. */
final class RoutingFaults {
  private static final int OTHER_PARTITIONS = 3;

  private RoutingFaults() {}

  static void plan(Planner planner) {
    int times = planner.repetitions();
    Expectation besides = new Expectation(FaultKind.WRONG_PARTITION, "MISROUTED");
    for (int shift = 1; shift <= OTHER_PARTITIONS; shift++) {
      int partitions = shift;
      planner.onBystanders(
          times,
          (life, at) ->
              put(life, at, life.writeInVain(at), life.address().besides(partitions), besides));
    }
    Expectation keyless = new Expectation(FaultKind.NO_KEY, "MISROUTED");
    planner.onBystanders(
        times,
        (life, at) -> put(life, at, life.writeInVain(at), life.address().withKey(null), keyless));
    Expectation marked = new Expectation(FaultKind.FALSE_TICK, "ACCEPTED");
    planner.onBystanders(
        times,
        (life, at) ->
            put(
                life,
                at,
                life.write(at),
                life.address().wrapped(Address.Wrapping.MARKED_AS_TICK),
                marked));
  }

  private static void put(
      DeviceLife life, long at, Draft draft, Address address, Expectation expectation) {
    life.put(at, new Telemetry(new Source.Written(draft), Damage.NONE, address), expectation);
  }
}
