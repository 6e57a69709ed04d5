package dev.muster.remediate.decision;

import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.command.Action;
import dev.muster.remediate.CommandId;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentBounds;
import dev.muster.remediate.StatusChange;
import dev.muster.remediate.rule.Rule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes a command of a rule and the cause that it answers. A function of both. */
final class Drafting {
  private static final long SECOND = 1000;

  /** The longest that anything in a rule lasts fits between it and the end of all times. */
  private static final long LATEST = IntentBounds.END_OF_TIME - Duration.ofDays(367).toMillis();

  private final String fleet;

  Drafting(String fleet) {
    this.fleet = fleet;
  }

  /**
   * Says whether a command can carry what follows from a cause: a broker's or a recording's clock
   * may say anything.
   */
  static boolean carries(DeviceFinding cause) {
    return cause.arrival() >= 0
        && cause.arrival() <= LATEST
        && IntentBounds.isEpoch(Math.max(0, cause.epoch()))
        && IntentBounds.isSequence(cause.lastSequence());
  }

  Intent draft(Rule rule, long rulesVersion, DeviceFinding cause) {
    String device = cause.device().device();
    CommandId.RuleOrigin origin = new CommandId.RuleOrigin(rule.name(), rulesVersion);
    Action action = rule.order().at(cause.arrival());
    return new Intent(
        CommandId.of(fleet, device, origin, cause.finding()),
        device,
        action,
        Intent.NO_COUNTER,
        Math.max(0, cause.epoch()),
        cause.lastSequence(),
        Math.floorDiv(cause.arrival(), SECOND),
        secondAfter(cause.arrival(), rule.expiresAfter()),
        rule.reason(),
        cause.finding(),
        rule.name(),
        rulesVersion,
        null,
        statusChange(action, cause));
  }

  private static @Nullable StatusChange statusChange(Action action, DeviceFinding cause) {
    DeviceStatus status = StatusChange.statusOf(action.kind().consequence());
    return status == null ? null : new StatusChange(status, Intent.untilOf(action), cause.device());
  }

  /** Rounds up: a command never counts for less time than its rule says. */
  private static long secondAfter(long arrival, Duration after) {
    return -Math.floorDiv(-(arrival + after.toMillis()), SECOND);
  }
}
