package dev.muster.remediate.decision;

import static dev.muster.remediate.decision.Plant.HOUR;
import static dev.muster.remediate.decision.Plant.MINUTE;
import static dev.muster.remediate.decision.Plant.NOON;
import static dev.muster.remediate.decision.Plant.book;
import static dev.muster.remediate.decision.Plant.cause;
import static dev.muster.remediate.decision.Plant.hot;
import static dev.muster.remediate.decision.Plant.reset;
import static dev.muster.remediate.decision.Plant.rest;
import static dev.muster.remediate.decision.Remedies.named;
import static dev.muster.remediate.decision.Remedies.patient;
import static dev.muster.remediate.decision.Remedies.resetOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.remediate.BudgetUse;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.Hold;
import dev.muster.remediate.Intent;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.budget.BudgetLimits;
import dev.muster.remediate.rule.Rule;
import dev.muster.remediate.rule.RuleBook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    before.add(Remedies.of("pumps", "pump-1", NOON));
    before.add(Remedies.of("pumps", "pump-2", NOON + 1));
    before.add(Remedies.of("fans", "fan-1", NOON + 2));
    before.advance(NOON + 2);
    Remediation after = Remedies.under(book, before.snapshot(), ledger);
    after.add(Remedies.of("fans", "fan-2", NOON + 3));
    after.add(Remedies.of("fans", "fan-3", NOON + 4));
    after.add(Remedies.of("valves", "valve-1", NOON + 5));
    after.add(Remedies.of("valves", "valve-2", NOON + 6));
    after.add(Remedies.of("valves", "valve-3", NOON + HOUR));
    after.advance(NOON + HOUR);
    assertThat(ledger.intents)
        .extracting(Intent::device)
        .containsExactly("pump-1", "fan-1", "fan-2", "valve-1", "valve-3");
    assertThat(ledger.in(CommandState.HELD))
        .extracting(held -> held.intent().device(), CommandChange::hold, CommandChange::budget)
        .containsExactly(
            tuple("pump-2", Hold.COHORT_BUDGET, new BudgetUse(NOON + 1 - HOUR, 1, 4, 1, 1)),
            tuple("fan-3", Hold.COHORT_BUDGET, new BudgetUse(NOON + 4 - HOUR, 3, 4, 2, 2)),
            tuple("valve-2", Hold.FLEET_BUDGET, new BudgetUse(NOON + 6 - HOUR, 4, 4, 1, 9)));
  }

  @Test
  void countsWhatLandsBehindTheWatermarkWithWhatCameBeforeAndAfterIt() {
    Remediation remediation = under(book(10, 2, reset()));
    remediation.add(hot("pump-1", NOON - 500));
    remediation.add(hot("pump-2", NOON + HOUR - 700));
    remediation.advance(NOON + HOUR + 59_000);
    Remediation restored = Remedies.under(book(10, 2, reset()), remediation.snapshot(), ledger);

    restored.add(hot("pump-3", NOON + HOUR - 701));
    restored.add(hot("pump-4", NOON + HOUR - 499));
    restored.advance(NOON + HOUR + 59_000);
    assertThat(ledger.story())
        .containsExactly(
            "pump-1 ISSUED -1s",
            "pump-1 EXPIRED 120s",
            "pump-2 ISSUED 3599s",
            "pump-3 HELD 3599s",
            "pump-4 ISSUED 3599s");

    restored.advance(NOON + 2 * HOUR + 60_000);
    assertThat(restored.snapshot().taken()).isEmpty();
  }

  @Test
  void givesNoSecondBudgetAtTheEdgeOfAnHour() {
    Remediation remediation = under(book(100, 3, reset()));
    long edge = NOON + HOUR;
    IntStream.range(0, 6).forEach(i -> remediation.add(hot("pump-" + i, edge - 3 + i)));
    remediation.add(hot("pump-6", edge + HOUR - 4));
    remediation.add(hot("pump-7", edge + HOUR - 3));
    remediation.add(hot("pump-8", edge + HOUR - 3));
    remediation.advance(edge + HOUR);
    assertThat(ledger.intents)
        .extracting(Intent::device)
        .containsExactly("pump-0", "pump-1", "pump-2", "pump-7");
  }

  /** Whatever is proposed, approved and issued when: no 60 minutes issue more than the budget. */
  @Test
  void issuesNoMoreThanTheBudgetInAnyHourWheneverPeopleConsent() {
    for (int seed = 0; seed < 40; seed++) {
      Ledger own = new Ledger();
      Random random = new Random(seed);
      Rule asking = patient(rest());
      Remediation remediation =
          Remedies.under(book(4, 3, asking, resetOf("vibration")), RemediationState.EMPTY, own);
      long now = NOON;
      for (int step = 0; step < 60; step++) {
        now += random.nextInt((int) (12 * MINUTE));
        String kind = random.nextBoolean() ? "level" : "vibration";
        remediation.add(cause(kind, "pump-" + step, now, Occasion.RAISED));
        List<CommandChange> waiting = own.in(CommandState.AWAITING_APPROVAL);
        if (!waiting.isEmpty()) {
          Intent one = waiting.get(random.nextInt(waiting.size())).intent();
          remediation.addApproval(Plant.approval(one, now + 1));
        }
        remediation.advance(now + 1);
      }
      List<Long> issued = own.in(CommandState.ISSUED).stream().map(CommandChange::arrival).toList();
      for (long end : issued) {
        assertThat(issued.stream().filter(at -> at > end - HOUR && at <= end).count())
            .as("seed %s, up to %s", seed, end)
            .isLessThanOrEqualTo(3);
      }
    }
  }

  @Test
  void countsOnWhenTheRulesAreNamedOrPublishedAnew() {
    Remediation before = under(book(100, 2, reset()));
    before.add(hot("pump-0", NOON));
    before.add(hot("pump-1", NOON));
    before.advance(NOON);
    RuleBook renamed =
        new RuleBook(6, List.of(named("other", Duration.ZERO)), new BudgetLimits(100, 2, Map.of()));
    Remediation after = Remedies.under(renamed, before.snapshot(), ledger);
    after.addRules(Plant.rules(6, NOON + 1, "rules: []"));
    after.add(hot("pump-2", NOON + MINUTE));
    after.advance(NOON + MINUTE);
    assertThat(ledger.in(CommandState.HELD))
        .extracting(CommandChange::hold)
        .containsExactly(Hold.COHORT_BUDGET);
  }

  @Test
  void countsNothingAgainstTheBudgetThatIsHeld() {
    Remediation remediation = under(book(1, 1, reset(), patient(rest())));
    remediation.add(Plant.unheard(hot("pump-1", NOON)));
    remediation.add(hot("pump-2", NOON + 1));
    remediation.advance(NOON + 1);
    assertThat(ledger.intents).extracting(Intent::device).containsExactly("pump-2");
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
