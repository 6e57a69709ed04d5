package dev.muster.simulator.fault;

import dev.muster.simulator.script.Conduct;
import dev.muster.simulator.script.ExpectedCommand;
import dev.muster.simulator.script.ExpectedFinding;
import java.util.List;
import java.util.Map;

/**
 * What must come of faults beyond the verdicts about their messages.
 *
 * @param findings findings that must be made, and no others
 * @param commands commands that must be decided on, and no others
 * @param conducts what happens to the commands of a device, by its number; obedience elsewhere
 */
public record Consequences(
    List<ExpectedFinding> findings,
    List<ExpectedCommand> commands,
    Map<Integer, Conduct> conducts) {

  /** Keeps its own copies. */
  public Consequences {
    findings = List.copyOf(findings);
    commands = List.copyOf(commands);
    conducts = Map.copyOf(conducts);
  }

  /** What happens to the commands of a device. */
  public Conduct conduct(int device) {
    return conducts.getOrDefault(device, Conduct.OBEDIENT);
  }
}
