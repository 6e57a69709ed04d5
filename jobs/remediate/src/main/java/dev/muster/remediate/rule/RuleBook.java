package dev.muster.remediate.rule;

import dev.muster.remediate.budget.BudgetLimits;
import java.util.List;

/**
 * The rules of one bundle, ready to be applied.
 *
 * @param rules in the order of their documents and within them: the order in which they are applied
 * @param budgets how much they may command
 * @param readable whether the bundle has no problem; if it has, nothing is commanded
 */
public record RuleBook(long version, List<Rule> rules, BudgetLimits budgets, boolean readable) {
  /** Copies what it is given. */
  public RuleBook {
    rules = List.copyOf(rules);
  }

  /** The book of a bundle without a problem. */
  public RuleBook(long version, List<Rule> rules, BudgetLimits budgets) {
    this(version, rules, budgets, true);
  }

  /** The book of a bundle that cannot be read: in doubt nothing is commanded. */
  public static RuleBook unreadable(long version) {
    return new RuleBook(version, List.of(), BudgetLimits.NOTHING, false);
  }
}
