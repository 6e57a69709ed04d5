package dev.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.schemas.Topics;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import dev.muster.simulator.script.SectionFault;
import dev.muster.simulator.truth.Comparison;
import dev.muster.verify.VerdictReason;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulation claims to be true is what the rules say, record by record. */
class TruthAgainstRulesTest {

  @ParameterizedTest(name = "seed {0}, {1} devices, {2} messages a second, {3} seconds")
  @CsvSource({
    "1, 300, 100, 70",
    "2, 300, 100, 70",
    "3, 120, 60, 70",
    "4, 60, 150, 70",
    "5, 10, 50, 20",
    "6, 200, 200, 15",
    "7, 40, 40, 5"
  })
  void holdsForEveryRecord(long seed, int devices, int rate, int seconds) {
    SimulatedRun run = SimulatedRun.of(SimulatedRun.settings(seed, devices, rate, seconds));
    RulesJudge judge = new RulesJudge(run.truth());

    run.log().records().forEach(judge::judge);

    for (String topic : RulesJudge.JUDGED) {
      Comparison.Result result = judge.result(topic);
      assertThat(result.differences()).as(topic).isEmpty();
    }
    assertThat(judge.sections()).isEqualTo(run.truth().sections().expected());
    assertThat(judge.gaps()).containsExactlyInAnyOrderElementsOf(run.truth().gaps());
  }

  @Test
  void coversEveryReasonThatCanBeGivenTodayButOverload() {
    Set<String> expected =
        expectations(Topics.TELEMETRY).map(Expectation::outcome).collect(Collectors.toSet());
    Set<VerdictReason> later =
        EnumSet.of(
            VerdictReason.DOWNGRADED,
            VerdictReason.OVERLOADED,
            VerdictReason.CHAIN_INVALID,
            VerdictReason.CERTIFICATE_EXPIRED,
            VerdictReason.OVER_QUOTA,
            VerdictReason.ATTESTATION_FAILED,
            VerdictReason.TICK);

    assertThat(expected)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.copyOf(later)).stream()
                .map(VerdictReason::wireName)
                .toList());
  }

  @Test
  void spoilsSectionsInEveryWay() {
    assertThat(RUN.truth().sections().faults().keySet())
        .isEqualTo(EnumSet.complementOf(EnumSet.of(SectionFault.NONE)));
  }

  @Test
  void injectsEveryKindOfFaultThatNeedsNoCommand() {
    Set<FaultKind> injected =
        Stream.of(Topics.TELEMETRY, Topics.REGISTRY, Topics.TRUST, Topics.COMMANDS)
            .flatMap(this::expectations)
            .map(Expectation::kind)
            .collect(Collectors.toSet());

    Set<FaultKind> answers =
        EnumSet.of(
            FaultKind.ANSWER,
            FaultKind.COMMAND_FOREIGN,
            FaultKind.COMMAND_REPLAYED,
            FaultKind.COMMAND_EXPIRED);
    assertThat(injected)
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(answers)));
  }

  private Stream<Expectation> expectations(String topic) {
    Collection<Expectation> expectations = RUN.truth().counts(topic).keySet();
    return expectations.stream();
  }

  private static final SimulatedRun RUN = SimulatedRun.of(SimulatedRun.settings(9, 200, 200, 70));
}
