package dev.muster.remediate;

import dev.muster.control.registry.DeviceStatus;
import dev.muster.remediate.rule.Rule;
import java.time.Duration;

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
  static boolean carries(Cause cause) {
    return cause.arrival() >= 0
        && cause.arrival() <= LATEST
        && IntentBounds.isEpoch(Math.max(0, cause.epoch()))
        && IntentBounds.isSequence(cause.lastSequence());
  }

  Intent draft(Rule rule, long rulesVersion, Cause cause) {
    String device = cause.device().device();
    CommandId.RuleOrigin origin = new CommandId.RuleOrigin(rule.name(), rulesVersion);
    return new Intent(
        CommandId.of(fleet, device, origin, cause.finding()),
        device,
        rule.action(),
        until(rule, cause),
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
        statusChange(rule, cause));
  }

  private static StatusChange statusChange(Rule rule, Cause cause) {
    return switch (rule.action()) {
      case DORMANT, OFFLINE ->
          new StatusChange(DeviceStatus.SUSPENDED, until(rule, cause), cause.device());
      case RESUME -> new StatusChange(DeviceStatus.ACTIVE, Intent.NO_END, cause.device());
      case RESET, REPROVISION, ATTEST -> null;
    };
  }

  private static long until(Rule rule, Cause cause) {
    return rule.lasting() == null
        ? Intent.NO_END
        : secondAfter(cause.arrival(), rule.lasting()) * SECOND;
  }

  /** Rounds up: a command never counts for less time than its rule says. */
  private static long secondAfter(long arrival, Duration after) {
    return -Math.floorDiv(-(arrival + after.toMillis()), SECOND);
  }
}
