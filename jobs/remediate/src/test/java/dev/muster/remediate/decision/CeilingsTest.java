package dev.muster.remediate.decision;

import static dev.muster.remediate.decision.Plant.HOUR;
import static dev.muster.remediate.decision.Plant.NOON;
import static dev.muster.remediate.decision.Plant.book;
import static dev.muster.remediate.decision.Plant.hot;
import static dev.muster.remediate.decision.Plant.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.message.command.ActionKind;
import dev.muster.message.command.Attest;
import dev.muster.message.command.Dormant;
import dev.muster.message.command.Offline;
import dev.muster.message.command.Order;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.Hold;
import dev.muster.remediate.budget.Ceilings;
import dev.muster.remediate.rule.Rule;
import dev.muster.remediate.rule.RuleBook;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the configuration says stands above what rules may say. */
class CeilingsTest {
  private static final int EVERYTHING = Integer.MAX_VALUE;

  private final Ledger ledger = new Ledger();

  @Test
  void takesNoFleetOfflineWithoutAPerson() {
    Remediation remediation =
        under(Ceilings.DEFAULT, book(EVERYTHING, EVERYTHING, telling(new Offline())));
    IntStream.range(0, 5000).forEach(i -> remediation.add(hot("pump-" + i, NOON + i)));
    remediation.advance(NOON + HOUR - 1);
    assertThat(ledger.intents).isEmpty();
    assertThat(ledger.in(CommandState.AWAITING_APPROVAL))
        .hasSize(100)
        .allMatch(CommandChange::approvalRequired);
    assertThat(ledger.in(CommandState.HELD))
        .hasSize(4900)
        .allMatch(held -> held.hold() == Hold.COHORT_CEILING)
        .allMatch(held -> held.budget().cohortLimit() == 100);
  }

  @Test
  void asksAPersonBeforeADeviceIsMadeDormantForLong() {
    Duration longer = Ceilings.DEFAULT.dormant().plusMillis(1);
    for (Duration lasting : new Duration[] {Ceilings.DEFAULT.dormant(), longer}) {
      Remediation remediation =
          under(Ceilings.DEFAULT, book(10, 10, telling(new Dormant.Lasting(lasting))));
      remediation.add(hot("pump-1", NOON));
      remediation.advance(NOON);
    }
    assertThat(ledger.story()).containsExactly("pump-1 ISSUED 0s", "pump-1 AWAITING_APPROVAL 0s");
  }

  @Test
  void capsTheFleetTheCohortAndEachAction() {
    Ceilings ceilings =
        new Ceilings(3, 2, Map.of(ActionKind.RESET, 1), Duration.ofDays(1), Set.of());
    Remediation remediation =
        under(ceilings, book(EVERYTHING, EVERYTHING, reset(), telling(new Attest())));
    remediation.add(Remedies.of("pumps", "pump-1", NOON));
    remediation.add(Remedies.of("pumps", "pump-2", NOON + 1));
    remediation.add(Remedies.of("fans", "fan-1", NOON + 2));
    remediation.add(Remedies.of("valves", "valve-1", NOON + 3));
    remediation.advance(NOON + 3);
    assertThat(ledger.changes)
        .extracting(
            change ->
                change.intent().device()
                    + " "
                    + change.intent().action().kind().wireName()
                    + " "
                    + (change.hold() == null ? change.state() : change.hold().wireName()))
        .containsExactly(
            "pump-1 reset ISSUED",
            "pump-1 attest ISSUED",
            "pump-2 reset cohort-ceiling",
            "pump-2 attest cohort-ceiling",
            "fan-1 reset action-ceiling",
            "fan-1 attest ISSUED",
            "valve-1 reset fleet-ceiling",
            "valve-1 attest fleet-ceiling");
  }

  @Test
  void leavesSmallerBudgetsToTheRules() {
    Remediation remediation = under(Ceilings.DEFAULT, book(10, 1, reset()));
    remediation.add(hot("pump-1", NOON));
    remediation.add(hot("pump-2", NOON));
    remediation.advance(NOON);
    assertThat(ledger.in(CommandState.HELD))
        .extracting(CommandChange::hold)
        .containsExactly(Hold.COHORT_BUDGET);
  }

  @Test
  void refusesToBeNegative() {
    assertThatThrownBy(() -> new Ceilings(-1, 1, Map.of(), Duration.ZERO, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Rule telling(Order order) {
    Rule rule = reset();
    return new Rule(
        order.kind().wireName(),
        rule.on(),
        rule.when(),
        rule.cohorts(),
        rule.condition(),
        order,
        Duration.ZERO,
        false,
        Duration.ofHours(2),
        rule.reason());
  }

  private Remediation under(Ceilings ceilings, RuleBook book) {
    return Remedies.under(ceilings, book, RemediationState.EMPTY, ledger);
  }
}
