package dev.muster.remediate;

import static dev.muster.remediate.Plant.HOUR;
import static dev.muster.remediate.Plant.MINUTE;
import static dev.muster.remediate.Plant.NOON;
import static dev.muster.remediate.Plant.book;
import static dev.muster.remediate.Plant.hot;
import static dev.muster.remediate.Plant.reset;
import static dev.muster.remediate.Remedies.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.remediate.rule.BudgetLimits;
import dev.muster.remediate.rule.RuleBook;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemediationBudgetTest {
  private final Ledger ledger = new Ledger();

  @Test
  void neverExceedsTheBudgetOfAnHourAndHoldsTheRestForGood() {
    Remediation remediation = under(book(100, 3, reset()));
    IntStream.range(0, 10).forEach(i -> remediation.add(hot("pump-" + i, NOON + i)));
    remediation.add(hot("pump-10", NOON + HOUR - 1));
    remediation.add(hot("pump-11", NOON + HOUR));
    remediation.advance(NOON + HOUR);
    assertThat(ledger.intents)
        .extracting(Intent::device)
        .containsExactly("pump-0", "pump-1", "pump-2", "pump-11");
    assertThat(ledger.in(CommandState.HELD))
        .hasSize(8)
        .allSatisfy(held -> assertThat(held.hold()).isEqualTo(Hold.COHORT_BUDGET))
        .allSatisfy(held -> assertThat(held.budget().cohortUsed()).isEqualTo(3));
    remediation.advance(NOON + 100 * HOUR);
    assertThat(ledger.intents).hasSize(4);
  }

  @Test
  void countsTheFleetAcrossItsCohortsAndARestart() {
    RuleBook book =
        new RuleBook(5, List.of(reset()), new BudgetLimits(4, 9, Map.of("pumps", 1, "fans", 2)));
    Remediation before = under(book);
    before.add(of("pumps", "pump-1", NOON));
    before.add(of("pumps", "pump-2", NOON + 1));
    before.add(of("fans", "fan-1", NOON + 2));
    before.advance(NOON + 2);
    Remediation after = Remedies.under(book, before.snapshot(), ledger);
    after.add(of("fans", "fan-2", NOON + 3));
    after.add(of("fans", "fan-3", NOON + 4));
    after.add(of("valves", "valve-1", NOON + 5));
    after.add(of("valves", "valve-2", NOON + 6));
    after.add(of("valves", "valve-3", NOON + HOUR));
    after.advance(NOON + HOUR);
    assertThat(ledger.intents)
        .extracting(Intent::device)
        .containsExactly("pump-1", "fan-1", "fan-2", "valve-1", "valve-3");
    assertThat(ledger.in(CommandState.HELD))
        .extracting(held -> held.intent().device(), CommandChange::hold, CommandChange::budget)
        .containsExactly(
            tuple("pump-2", Hold.COHORT_BUDGET, new BudgetUse(NOON, 1, 4, 1, 1)),
            tuple("fan-3", Hold.COHORT_BUDGET, new BudgetUse(NOON, 3, 4, 2, 2)),
            tuple("valve-2", Hold.FLEET_BUDGET, new BudgetUse(NOON, 4, 4, 1, 9)));
  }

  @Test
  void remembersTheBudgetOfAnHourForWhatLandsBehindTheWatermark() {
    Remediation remediation = under(book(10, 1, reset()));
    remediation.add(hot("pump-1", NOON + HOUR - 200));
    remediation.advance(NOON + HOUR + 59_000);
    Remediation restored = Remedies.under(book(10, 1, reset()), remediation.snapshot(), ledger);
    restored.add(hot("pump-2", NOON + HOUR - 100));
    restored.advance(NOON + HOUR + 59_500);
    assertThat(ledger.story()).containsExactly("pump-1 ISSUED 3599s", "pump-2 HELD 3599s");
    restored.advance(NOON + HOUR + 60_000);
    assertThat(restored.snapshot().taken()).isEmpty();
  }

  @Test
  void goesOnWithTheSameBudgetAfterARestore() {
    Remediation before = under(book(100, 3, reset()));
    before.add(hot("pump-0", NOON));
    before.add(hot("pump-1", NOON + 1));
    before.add(hot("pump-2", NOON + 5));
    before.advance(NOON + 3);
    Remediation after = Remedies.under(book(100, 3, reset()), before.snapshot(), ledger);
    after.add(hot("pump-3", NOON + 6));
    after.advance(NOON + 10);
    assertThat(ledger.story())
        .containsExactly(
            "pump-0 ISSUED 0s", "pump-1 ISSUED 0s", "pump-2 ISSUED 0s", "pump-3 HELD 0s");
  }

  @Test
  void leavesADeviceAloneDuringTheCoolDown() {
    Remediation remediation = under(book(10, 10, reset()));
    remediation.add(hot("pump-1", NOON));
    remediation.add(hot("pump-1", NOON + 10 * MINUTE - 1));
    remediation.add(hot("pump-1", NOON + 10 * MINUTE));
    remediation.advance(NOON + 10 * MINUTE);
    assertThat(ledger.intents).hasSize(2);
    assertThat(ledger.in(CommandState.HELD))
        .singleElement()
        .satisfies(held -> assertThat(held.hold()).isEqualTo(Hold.COOL_DOWN))
        .satisfies(held -> assertThat(held.budget().fleetUsed()).isEqualTo(1));
  }

  private Remediation under(RuleBook book) {
    return Remedies.under(book, RemediationState.EMPTY, ledger);
  }
}
