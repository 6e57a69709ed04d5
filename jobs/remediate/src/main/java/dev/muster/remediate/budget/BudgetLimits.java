package dev.muster.remediate.budget;

import java.util.Map;

/**
 * How many commands an hour may see. Hours are UTC hours of arrival.
 *
 * @param fleetPerHour for the whole fleet
 * @param cohortPerHour for each cohort without a limit of its own
 * @param cohorts limits of single cohorts
 */
public record BudgetLimits(int fleetPerHour, int cohortPerHour, Map<String, Integer> cohorts) {
  /** Nothing may be commanded. */
  public static final BudgetLimits NOTHING = new BudgetLimits(0, 0, Map.of());

  /** Copies what it is given. */
  public BudgetLimits {
    cohorts = Map.copyOf(cohorts);
  }

  /** Returns the limit of a cohort. */
  public int of(String cohort) {
    return cohorts.getOrDefault(cohort, cohortPerHour);
  }
}
