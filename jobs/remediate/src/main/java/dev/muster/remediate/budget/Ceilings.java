package dev.muster.remediate.budget;

import dev.muster.message.command.ActionKind;
import dev.muster.message.command.Order;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What no rule may exceed, whatever key signed it. It stands in the configuration, which the rules
 * can't change: a rule that asks for more is capped, and what it commands says so.
 *
 * @param fleetPerHour most commands to the whole fleet in any hour
 * @param cohortPerHour most commands to any one cohort in any hour
 * @param actions most commands of single actions in any hour; an action that is not named has none
 *     of its own
 * @param dormant longest time that a rule may make a device dormant for without a person's consent
 * @param alwaysApprove actions that no rule may give without a person's consent
 */
public record Ceilings(
    int fleetPerHour,
    int cohortPerHour,
    Map<ActionKind, Integer> actions,
    Duration dormant,
    Set<ActionKind> alwaysApprove)
    implements Serializable {
  /** A hundred commands an hour; who disconnects devices for long asks a person. */
  public static final Ceilings DEFAULT =
      new Ceilings(100, 100, Map.of(), Duration.ofDays(1), Set.of(ActionKind.OFFLINE));

  /** Rules may do what they say. */
  public static final Ceilings NONE =
      new Ceilings(
          Integer.MAX_VALUE, Integer.MAX_VALUE, Map.of(), Duration.ofDays(36_500), Set.of());

  /**
   * Copies what it is given.
   *
   * @throws IllegalArgumentException if a number is negative
   */
  public Ceilings {
    actions = Map.copyOf(actions);
    alwaysApprove = Set.copyOf(alwaysApprove);
    if (fleetPerHour < 0
        || cohortPerHour < 0
        || dormant.isNegative()
        || actions.values().stream().anyMatch(most -> most < 0)) {
      throw new IllegalArgumentException("a ceiling is not negative");
    }
  }

  /** Says whether a person must consent whatever the rule says. */
  public boolean asksConsent(Order order) {
    Duration lasting = order.lasting();
    return alwaysApprove.contains(order.kind())
        || (lasting != null && lasting.compareTo(dormant) > 0);
  }

  /** Returns the most commands of an action in any hour. */
  int of(ActionKind action) {
    return action == null ? Integer.MAX_VALUE : actions.getOrDefault(action, Integer.MAX_VALUE);
  }
}
