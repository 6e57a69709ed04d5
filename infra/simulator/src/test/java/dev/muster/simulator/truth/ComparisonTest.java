package dev.muster.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Expectation NORMAL = new Expectation(FaultKind.NORMAL, "ACCEPTED");
  private static final Expectation LATE = new Expectation(FaultKind.REPLAY_LATE, "REPLAYED");

  private final TruthLedger truth = new TruthLedger();
  private Comparison comparison;

  @BeforeEach
  void send() {
    truth.sent(0, 5, NORMAL);
    truth.sent(1, 9_000, LATE);
    comparison = new Comparison("t", truth);
  }

  @Test
  void isExactWhenEveryRecordHasItsRow() {
    comparison.observed(0, 5, "ACCEPTED");
    comparison.observed(1, 9_000, "REPLAYED");
    comparison.tick(0, 6);

    assertThat(comparison.result().exact()).isTrue();
    assertThat(comparison.result().found()).containsEntry(NORMAL, 1L).containsEntry(LATE, 1L);
  }

  @Test
  void namesARecordWithoutARow() {
    comparison.observed(0, 5, "ACCEPTED");

    assertThat(comparison.result().differences())
        .containsExactly(
            "t-1@9000 has no row instead of REPLAYED (replayed after more than a minute)");
  }

  @Test
  void isNotConsoledByEqualCounts() {
    comparison.observed(0, 5, "REPLAYED");
    comparison.observed(1, 9_000, "ACCEPTED");

    assertThat(comparison.result().differing()).isEqualTo(2);
  }

  @Test
  void namesARowThatNobodySent() {
    comparison.observed(0, 5, "ACCEPTED");
    comparison.observed(1, 9_000, "REPLAYED");
    comparison.observed(0, 6, "MALFORMED");

    assertThat(comparison.result().differences())
        .containsExactly("t-0@6 was not sent by the fleet, but has MALFORMED");
  }

  @Test
  void namesARecordWithTwoRows() {
    comparison.observed(0, 5, "ACCEPTED");
    comparison.observed(0, 5, "ACCEPTED");
    comparison.observed(1, 9_000, "REPLAYED");

    assertThat(comparison.result().differences()).containsExactly("t-0@5 has more than one row");
  }

  @Test
  void namesARecordThatWasTakenForATick() {
    comparison.observed(1, 9_000, "REPLAYED");
    comparison.tick(0, 5);

    assertThat(comparison.result().differences())
        .contains("t-0@5 has TICK instead of ACCEPTED (normal running)");
  }
}
