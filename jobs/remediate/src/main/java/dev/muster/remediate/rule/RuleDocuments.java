package dev.muster.remediate.rule;

import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.document.Block;
import dev.muster.document.Documents;
import dev.muster.document.Problem;
import dev.muster.document.Problems;
import dev.muster.remediate.budget.BudgetLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules as YAML. Each document has a list {@code rules}; one of them has the {@code budgets}.
 * Whoever publishes a bundle checks it with {@link #check}; one that is published all the same with
 * a problem has no rules, since half of a bundle is not what its author meant.
 */
public final class RuleDocuments {
  private static final int MAX_RULES = 256;

  private RuleDocuments() {}

  /** Reads a bundle that was accepted; one that cannot be read is a book without rules. */
  public static RuleBook read(TextBundle bundle) {
    Reading reading = new Reading();
    bundle.documents().forEach(reading::read);
    return reading.book(bundle.version()).orElse(RuleBook.unreadable(bundle.version()));
  }

  /** Returns every problem of documents that are to be published together. */
  public static List<Problem> check(List<TextDocument> documents) {
    Reading reading = new Reading();
    documents.forEach(reading::read);
    reading.book(1);
    return reading.problems.all();
  }

  private static final class Reading {
    private final Problems problems = new Problems();
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private @Nullable BudgetLimits budgets;
    private String last = "rules.yaml";

    void read(TextDocument document) {
      last = document.name();
      Block block = Documents.read(document.name(), document.text(), problems);
      for (Block one : block.blocks("rules")) {
        Rule rule = RuleReading.read(one);
        if (!names.add(rule.name())) {
          one.problem("name", "another rule has this name: write another");
        }
        rules.add(rule);
      }
      block.block("budgets").ifPresent(limits -> readBudgets(block, limits));
      block.nothingElse();
    }

    private void readBudgets(Block document, Block limits) {
      if (budgets != null) {
        document.problem("budgets", "another document has the budgets: write them once");
      }
      Map<String, Integer> cohorts = new HashMap<>();
      int fleet = limits.count("fleet-per-hour");
      int cohort = limits.count("cohort-per-hour");
      limits
          .block("cohorts")
          .ifPresent(own -> own.names().forEach(name -> cohorts.put(name, own.count(name))));
      limits.nothingElse();
      budgets = new BudgetLimits(fleet, cohort, cohorts);
    }

    Optional<RuleBook> book(long version) {
      if (budgets == null && !rules.isEmpty()) {
        problems.add(
            new Problem(
                last,
                1,
                "rules need budgets: write `budgets: {fleet-per-hour: 20, cohort-per-hour: 10}`"));
      }
      if (rules.size() > MAX_RULES) {
        problems.add(new Problem(last, 1, "there are more than 256 rules: write fewer"));
      }
      BudgetLimits limits = budgets == null ? BudgetLimits.NOTHING : budgets;
      return problems.none() ? Optional.of(new RuleBook(version, rules, limits)) : Optional.empty();
    }
  }
}
