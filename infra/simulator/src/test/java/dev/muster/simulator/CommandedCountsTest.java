package dev.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingState;
import dev.muster.message.command.ActionKind;
import dev.muster.schemas.Topics;
import dev.muster.simulator.agent.CommandLog;
import dev.muster.simulator.fault.FaultPlan;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.Conduct;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.ExpectedCommand;
import dev.muster.simulator.settings.FleetSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a fleet sends is decided by its seed, not by how soon its commands come. */
class CommandedCountsTest {
  private static final long DORMANT = 10_000;

  private static final FleetSettings SETTINGS = SimulatedRun.settings(1, 100, 100, 70);

  @Test
  void sendsAsManyMessagesOfEachKindHoweverSoonItIsCommanded() {
    Map<String, Long> noticed = noticed();

    Map<Expectation, Long> soon = counts(noticed, 300);

    assertThat(counts(noticed, 1_900)).isEqualTo(soon);
    assertThat(counts(noticed, 7_310)).isEqualTo(soon);
  }

  /** When each device was first found to be out of its normal, in milliseconds of the script. */
  private static Map<String, Long> noticed() {
    SimulatedRun run = SimulatedRun.of(SETTINGS);
    RulesJudge judge = new RulesJudge(run.truth());
    run.log().records().forEach(judge::judge);
    Map<String, Long> noticed = new HashMap<>();
    for (Finding finding : judge.findings()) {
      if (finding.state() == FindingState.RAISED) {
        noticed.merge(
            finding.identity().subject(), finding.arrival() - SimulatedRun.START, Math::min);
      }
    }
    return noticed;
  }

  private static Map<Expectation, Long> counts(Map<String, Long> noticed, long delay) {
    Roster roster = Roster.of(SETTINGS);
    FaultPlan plan = FaultPlan.of(SETTINGS, roster, SimulatedRun.readings(SETTINGS));
    Map<String, SimulatedDevice> devices =
        roster.devices().stream()
            .collect(Collectors.toMap(SimulatedDevice::id, Function.identity()));
    List<CommandedRun.Order> orders =
        plan.consequences().commands().stream()
            .map(command -> order(command, devices, noticed.get(command.device()), delay))
            .toList();
    assertThat(orders)
        .extracting(CommandedRun.Order::action)
        .contains(ActionKind.RESET, ActionKind.ATTEST, ActionKind.DORMANT, ActionKind.OFFLINE);
    CommandedRun run = new CommandedRun(SETTINGS, roster, index -> Conduct.OBEDIENT);
    run.play(orders);
    assertThat(run.receptions().entries())
        .hasSameSizeAs(orders)
        .extracting(CommandLog.Entry::outcome)
        .containsOnly(CommandLog.VERIFIED);

    return run.truth().counts(Topics.TELEMETRY);
  }

  private static CommandedRun.Order order(
      ExpectedCommand command, Map<String, SimulatedDevice> devices, long noticed, long delay) {
    Long until = command.action() == ActionKind.DORMANT ? noticed + DORMANT : null;
    return new CommandedRun.Order(
        noticed + delay, devices.get(command.device()), command.action(), until);
  }
}
