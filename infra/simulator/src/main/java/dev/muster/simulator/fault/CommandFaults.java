package dev.muster.simulator.fault;

import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FalseCommand;
import dev.muster.simulator.script.FaultKind;

/** Commands that nobody decided, to devices that must not obey them. */
final class CommandFaults {
  private static final Expectation FORGED = new Expectation(FaultKind.COMMAND_FORGED, "FORGED");

  private CommandFaults() {}

  static void plan(Planner planner) {
    planner.onBystanders(
        2 * planner.repetitions(),
        (life, at) -> life.put(at, new FalseCommand(life.device().index()), FORGED));
  }
}
