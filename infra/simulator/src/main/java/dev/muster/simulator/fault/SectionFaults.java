package dev.muster.simulator.fault;

import dev.muster.simulator.roster.Cohort;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Draft;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import dev.muster.simulator.script.SectionFault;
import java.util.EnumSet;
import java.util.Set;

/**
 * Messages that are perfectly genuine and carry a section that is not: it was moved, damaged or
 * sealed for somebody else. The message is accepted, and only that section stays closed.
 */
final class SectionFaults {
  private static final Expectation ACCEPTED = new Expectation(FaultKind.BAD_SECTION, "ACCEPTED");

  /** Devices whose one section can be relabelled without being there twice. */
  private static final Set<Cohort> ONE_SECTION = EnumSet.of(Cohort.METER, Cohort.THERMOSTAT);

  private SectionFaults() {}

  static void plan(Planner planner) {
    for (SectionFault fault : SectionFault.values()) {
      for (int i = 0; fault != SectionFault.NONE && i < 2 * planner.repetitions(); i++) {
        strike(planner, fault);
      }
    }
  }

  private static void strike(Planner planner, SectionFault fault) {
    planner
        .bystander(SectionFaults::simple)
        .filter(device -> planner.fits(0))
        .ifPresent(
            device -> planner.add(device, planner.moment(0), (life, at) -> send(life, at, fault)));
  }

  private static boolean simple(SimulatedDevice device) {
    return ONE_SECTION.contains(device.cohort());
  }

  private static void send(DeviceLife life, long at, SectionFault fault) {
    Draft draft = life.write(at);
    life.send(at, draft.saying(draft.statement().sealed(fault)), ACCEPTED);
  }
}
