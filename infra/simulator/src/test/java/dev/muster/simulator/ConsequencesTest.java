package dev.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.message.command.ActionKind;
import dev.muster.simulator.fault.Consequences;
import dev.muster.simulator.fault.FaultPlan;
import dev.muster.simulator.readings.UnknownReadings;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.script.Conduct;
import dev.muster.simulator.script.ExpectedCommand;
import dev.muster.simulator.script.ExpectedFinding;
import dev.muster.simulator.settings.FleetSettings;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan promises beyond verdicts. */
class ConsequencesTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void areOfEveryKindInADemonstration(long seed) {
    Consequences consequences = consequences(SimulatedRun.settings(seed, 1000, 1000, 80));

    assertThat(consequences.findings().stream().map(ExpectedFinding::kind).distinct())
        .containsExactlyInAnyOrder(
            "silent", "gateway-down", "site-down", "level", "stuck", "drift", "rate");
    assertThat(consequences.findings().stream().map(ExpectedFinding::ending).distinct())
        .containsExactlyInAnyOrder(ExpectedFinding.Ending.values());
    assertThat(consequences.commands().stream().map(ExpectedCommand::fate).distinct())
        .containsExactlyInAnyOrder(ExpectedCommand.Fate.values());
    assertThat(EnumSet.copyOf(consequences.conducts().values()))
        .isEqualTo(EnumSet.allOf(Conduct.class));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void strikeEachSubjectOnce(long seed) {
    Consequences consequences = consequences(SimulatedRun.settings(seed, 1000, 1000, 80));

    assertThat(consequences.findings())
        .extracting(ExpectedFinding::subject)
        .doesNotHaveDuplicates();
    assertThat(consequences.commands()).extracting(ExpectedCommand::device).doesNotHaveDuplicates();
  }

  @Test
  void areLeftOutOfAScriptThatIsTooShortForThem() {
    Consequences consequences = consequences(SimulatedRun.settings(1, 1000, 1000, 15));

    assertThat(consequences.findings()).isEmpty();
    assertThat(consequences.commands()).isEmpty();
  }

  @Test
  void leaveReadingsAloneOfWhichNobodyKnowsWhatIsNormal() {
    FleetSettings settings = SimulatedRun.settings(1, 1000, 1000, 80);
    Consequences consequences =
        FaultPlan.of(settings, Roster.of(settings), new UnknownReadings()).consequences();

    assertThat(consequences.findings().stream().map(ExpectedFinding::kind).distinct())
        .containsExactlyInAnyOrder("silent", "gateway-down", "site-down", "rate");
    assertThat(consequences.commands().stream().map(ExpectedCommand::action).distinct())
        .containsExactly(ActionKind.DORMANT);
  }

  private static Consequences consequences(FleetSettings settings) {
    return FaultPlan.of(settings, Roster.of(settings), SimulatedRun.readings(settings))
        .consequences();
  }
}
