package dev.muster.remediate.budget;

import dev.muster.message.command.ActionKind;
import dev.muster.remediate.BudgetUse;
import dev.muster.remediate.Hold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many places are taken, and when. None is given beyond a limit within any 60 minutes, wherever
 * they begin: what counts for an arrival is every place taken less than an hour before it, and any
 * after it, as where a broker's clock stepped back.
 *
 * <p>Holds one number for each millisecond, cohort and action in which a place was taken, until it
 * can't count any more: never more than the limits of two hours. Called by one thread.
 */
public final class Budgets {
  private static final long HOUR = 3_600_000;

  private final Ceilings ceilings;
  private final TreeMap<Long, TreeMap<Slot, Integer>> places = new TreeMap<>();

  /** The sum of {@link #places}. */
  private final Map<Slot, Integer> sums = new HashMap<>();

  /** Goes on from the places that were taken. */
  public Budgets(Ceilings ceilings, List<Taken> taken) {
    this.ceilings = ceilings;
    taken.forEach(one -> add(one.at(), new Slot(one.cohort(), one.action()), one.places()));
  }

  /** What a place is taken in. */
  public record Slot(String cohort, ActionKind action) implements Comparable<Slot> {
    private static final Comparator<Slot> ORDER =
        Comparator.comparing(Slot::cohort).thenComparing(Slot::action);

    @Override
    public int compareTo(Slot other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Places that were taken.
   *
   * @param at arrival that they count from, milliseconds since 1970
   */
  public record Taken(long at, String cohort, ActionKind action, int places) {}

  /**
   * What a request for a place came to.
   *
   * @param use the budget after it
   * @param hold why no place was given; null when one was
   */
  public record Place(BudgetUse use, @Nullable Hold hold) {}

  /** Asks for a place at an arrival. */
  public Place take(long arrival, Slot slot, BudgetLimits limits) {
    Use use = use(arrival, slot, limits);
    Hold hold = use.hold(limits);
    if (hold == null) {
      add(arrival, slot, 1);
      use.fleet++;
      use.cohort++;
    }
    return new Place(use.told(), hold);
  }

  /** The budget as it stands, without a place asked for. */
  public BudgetUse look(long arrival, Slot slot, BudgetLimits limits) {
    return use(arrival, slot, limits).told();
  }

  /** Gives a place back: what took it is held, or takes another. */
  public void giveBack(long arrival, Slot slot) {
    TreeMap<Slot, Integer> taken = places.get(arrival);
    if (taken != null && taken.containsKey(slot)) {
      add(arrival, slot, -1);
    }
  }

  /** Drops what can't count any more for an arrival at or after a time. */
  public void forgetBefore(long time) {
    long oldest = Math.max(time, Long.MIN_VALUE + HOUR) - HOUR;
    Map<Long, TreeMap<Slot, Integer>> old = places.headMap(oldest, true);
    old.values()
        .forEach(slots -> slots.forEach((slot, many) -> sums.merge(slot, -many, Budgets::sum)));
    old.clear();
  }

  /** The places that are taken, to be gone on from. */
  public List<Taken> snapshot() {
    List<Taken> taken = new ArrayList<>();
    places.forEach(
        (at, slots) ->
            slots.forEach(
                (slot, many) -> taken.add(new Taken(at, slot.cohort(), slot.action(), many))));
    return taken;
  }

  private void add(long arrival, Slot slot, int many) {
    sums.merge(slot, many, Budgets::sum);
    places.computeIfAbsent(arrival, any -> new TreeMap<>()).merge(slot, many, Budgets::sum);
    if (places.get(arrival).isEmpty()) {
      places.remove(arrival);
    }
  }

  /** A sum that is nothing is not kept. */
  private static @Nullable Integer sum(Integer one, Integer other) {
    return one + other == 0 ? null : (Integer) (one + other);
  }

  private Use use(long arrival, Slot slot, BudgetLimits limits) {
    Use use = new Use(arrival, slot, limits);
    sums.forEach(use::count);
    long before = Math.max(arrival, Long.MIN_VALUE + HOUR) - HOUR;
    places.headMap(before, true).values().forEach(old -> old.forEach(use::discount));
    return use;
  }

  /** What is taken of everything that a request must fit into. */
  private final class Use {
    private final long arrival;
    private final Slot slot;
    private final int fleetLimit;
    private final int cohortLimit;
    private int fleet;
    private int cohort;
    private int action;

    Use(long arrival, Slot slot, BudgetLimits limits) {
      this.arrival = arrival;
      this.slot = slot;
      this.fleetLimit = Math.min(limits.fleetPerHour(), ceilings.fleetPerHour());
      this.cohortLimit = Math.min(limits.of(slot.cohort()), ceilings.cohortPerHour());
    }

    void count(Slot taken, int many) {
      fleet += many;
      cohort += taken.cohort().equals(slot.cohort()) ? many : 0;
      action += taken.action() == slot.action() ? many : 0;
    }

    void discount(Slot taken, int many) {
      count(taken, -many);
    }

    @Nullable Hold hold(BudgetLimits limits) {
      if (cohort >= cohortLimit) {
        return cohortLimit < limits.of(slot.cohort()) ? Hold.COHORT_CEILING : Hold.COHORT_BUDGET;
      }
      if (fleet >= fleetLimit) {
        return fleetLimit < limits.fleetPerHour() ? Hold.FLEET_CEILING : Hold.FLEET_BUDGET;
      }
      return action >= ceilings.of(slot.action()) ? Hold.ACTION_CEILING : null;
    }

    BudgetUse told() {
      return new BudgetUse(arrival - HOUR, fleet, fleetLimit, cohort, cohortLimit);
    }
  }
}
