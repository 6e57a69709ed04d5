package dev.muster.remediate.rule;

import dev.muster.message.command.Order;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Occasion;
import java.time.Duration;
import java.util.Set;

/**
 * What one rule says.
 *
 * @param name its name, unique within the bundle
 * @param on kinds of finding that it answers
 * @param when which change of a finding it answers
 * @param cohorts cohorts that it is for; empty for all
 * @param condition what else must hold
 * @param coolDown how long ago the last command to the device must lie, whichever rule gave it
 * @param approval whether a person must consent
 * @param expiresAfter how long the command counts
 * @param reason why, for people; at most 256 bytes of UTF-8
 */
public record Rule(
    String name,
    Set<String> on,
    Occasion when,
    Set<String> cohorts,
    RuleCondition condition,
    Order order,
    Duration coolDown,
    boolean approval,
    Duration expiresAfter,
    String reason) {
  /** Longest cool-down: commands are remembered for as long. */
  public static final Duration MAX_COOL_DOWN = Duration.ofDays(1);

  /** Longest time that a command may count: it is state until then. */
  public static final Duration MAX_EXPIRY = Duration.ofDays(7);

  /** Copies what it is given. */
  public Rule {
    on = Set.copyOf(on);
    cohorts = Set.copyOf(cohorts);
  }

  /** Says whether the rule is about such a cause, its condition aside. */
  public boolean concerns(DeviceFinding cause) {
    return cause.occasion() == when
        && on.contains(cause.kind())
        && (cohorts.isEmpty() || cohorts.contains(cause.device().cohort()));
  }
}
