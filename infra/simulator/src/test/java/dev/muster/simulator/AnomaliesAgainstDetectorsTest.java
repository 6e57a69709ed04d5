package dev.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingState;
import dev.muster.simulator.fault.FaultPlan;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.script.ExpectedFinding;
import dev.muster.simulator.settings.FleetSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the plan calls an anomaly is noticed, and nothing else is. */
class AnomaliesAgainstDetectorsTest {
  private static final Set<String> ANOMALIES =
      Set.of(
          ExpectedFinding.LEVEL,
          ExpectedFinding.STUCK,
          ExpectedFinding.DRIFT,
          ExpectedFinding.RATE);

  @ParameterizedTest(name = "seed {0}, {1} devices, {2} messages a second, {3} seconds")
  @CsvSource({"1, 150, 150, 70", "2, 100, 200, 70", "3, 120, 60, 70", "4, 60, 150, 20"})
  void areNoticedAndNothingElse(long seed, int devices, int rate, int seconds) {
    FleetSettings settings = SimulatedRun.settings(seed, devices, rate, seconds);
    SimulatedRun run = SimulatedRun.of(settings);
    RulesJudge judge = new RulesJudge(run.truth());
    List<String> expected =
        FaultPlan.of(settings, Roster.of(settings), SimulatedRun.readings(settings))
            .consequences()
            .findings()
            .stream()
            .filter(finding -> ANOMALIES.contains(finding.kind()))
            .map(finding -> finding.kind() + " of " + finding.subject())
            .toList();

    run.log().records().forEach(judge::judge);

    assertThat(judge.findings())
        .filteredOn(finding -> finding.state() == FindingState.RAISED)
        .extracting(AnomaliesAgainstDetectorsTest::text)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static String text(Finding finding) {
    return finding.kind().wireName() + " of " + finding.identity().subject();
  }
}
