package dev.muster.simulator.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.bundle.TextBundle;
import dev.muster.remediate.rule.RuleBook;
import dev.muster.remediate.rule.RuleDocuments;
import dev.muster.simulator.readings.SyntheticReadings;
import dev.muster.simulator.readings.UnknownReadings;
import dev.muster.simulator.settings.Seed;
import org.junit.jupiter.api.Test;

class GovernanceTest {

  @Test
  void hasRulesWithoutAProblem() {
    assertThat(RuleDocuments.check(Governance.rules(new SyntheticReadings(new Seed(1))))).isEmpty();
    assertThat(RuleDocuments.check(Governance.rules(new UnknownReadings()))).isEmpty();
  }

  @Test
  void knowsTheBudgetThatTheRulesState() {
    RuleBook book =
        RuleDocuments.read(
            TextBundle.of(1, 1, Governance.rules(new SyntheticReadings(new Seed(1)))));

    assertThat(book.budgets().of("thermostat")).isEqualTo(Governance.THERMOSTAT_BUDGET);
  }
}
