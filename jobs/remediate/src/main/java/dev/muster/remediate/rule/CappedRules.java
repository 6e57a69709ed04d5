package dev.muster.remediate.rule;

import dev.muster.remediate.budget.BudgetLimits;
import dev.muster.remediate.budget.Ceilings;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells authors of rules what the configuration's ceilings make of what they ask for. Stateless.
 */
public final class CappedRules {
  private CappedRules() {}

  /** Returns a sentence for each thing that is asked for and capped, in the order of the rules. */
  public static List<String> notes(RuleBook book, Ceilings ceilings) {
    List<String> notes = new ArrayList<>();
    for (Rule rule : book.rules()) {
      if (!rule.approval() && ceilings.asksConsent(rule.order())) {
        notes.add(
            "Rule %s waits for a person's consent, since the configuration asks for it before %s."
                .formatted(rule.name(), rule.order().kind().wireName()));
      }
    }
    BudgetLimits budgets = book.budgets();
    capped(notes, "fleet-per-hour", budgets.fleetPerHour(), ceilings.fleetPerHour());
    capped(notes, "cohort-per-hour", budgets.cohortPerHour(), ceilings.cohortPerHour());
    budgets.cohorts().keySet().stream()
        .sorted()
        .forEach(
            cohort ->
                capped(
                    notes, "the cohort " + cohort, budgets.of(cohort), ceilings.cohortPerHour()));
    return notes;
  }

  private static void capped(List<String> notes, String what, int asked, int most) {
    if (asked > most) {
      notes.add(
          "The budget of "
              + what
              + " is "
              + most
              + ", not "
              + asked
              + ": the configuration allows no more.");
    }
  }
}
