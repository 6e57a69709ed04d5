package dev.muster.remediate;

import dev.muster.remediate.rule.BudgetLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many places of each hour's budget are taken. A place is taken once and never given back, and
 * none is given beyond the limit, so the limit holds whatever happens afterwards.
 *
 * <p>Holds the hours that are not over, one number per cohort that was commanded in them, and the
 * last one until no finding of it can come any more. Called by one thread.
 */
final class Budgets {
  private static final long HOUR = 3_600_000;

  private final TreeMap<Long, TreeMap<String, Integer>> hours = new TreeMap<>();

  Budgets(List<Taken> taken) {
    taken.forEach(one -> hour(one.hour()).put(one.cohort(), one.places()));
  }

  /**
   * Places that a cohort took in an hour.
   *
   * @param hour its beginning, milliseconds since 1970
   * @param cohort the cohort
   * @param places how many
   */
  record Taken(long hour, String cohort, int places) {}

  /**
   * What a request for a place came to.
   *
   * @param use the budget after it
   * @param hold why no place was given; null when one was
   */
  record Place(BudgetUse use, Hold hold) {}

  static long hourOf(long arrival) {
    return Math.floorDiv(arrival, HOUR) * HOUR;
  }

  /** Asks for a place in the hour of an arrival. */
  Place take(long arrival, String cohort, BudgetLimits limits) {
    long start = hourOf(arrival);
    TreeMap<String, Integer> hour = hour(start);
    int inCohort = hour.getOrDefault(cohort, 0);
    int inFleet = hour.values().stream().mapToInt(Integer::intValue).sum();
    Hold hold = null;
    if (inCohort >= limits.of(cohort)) {
      hold = Hold.COHORT_BUDGET;
    } else if (inFleet >= limits.fleetPerHour()) {
      hold = Hold.FLEET_BUDGET;
    } else {
      hour.put(cohort, ++inCohort);
      inFleet++;
    }
    return new Place(
        new BudgetUse(start, inFleet, limits.fleetPerHour(), inCohort, limits.of(cohort)), hold);
  }

  /** The budget as it stands, without a place asked for. */
  BudgetUse look(long arrival, String cohort, BudgetLimits limits) {
    Map<String, Integer> hour = hours.getOrDefault(hourOf(arrival), new TreeMap<>());
    int inFleet = hour.values().stream().mapToInt(Integer::intValue).sum();
    return new BudgetUse(
        hourOf(arrival),
        inFleet,
        limits.fleetPerHour(),
        hour.getOrDefault(cohort, 0),
        limits.of(cohort));
  }

  /** Drops the hours that ended before a time. */
  void forgetBefore(long time) {
    hours.headMap(hourOf(time)).clear();
  }

  List<Taken> snapshot() {
    List<Taken> taken = new ArrayList<>();
    hours.forEach(
        (hour, cohorts) ->
            cohorts.forEach((cohort, places) -> taken.add(new Taken(hour, cohort, places))));
    return taken;
  }

  private TreeMap<String, Integer> hour(long start) {
    return hours.computeIfAbsent(start, ignored -> new TreeMap<>());
  }
}
