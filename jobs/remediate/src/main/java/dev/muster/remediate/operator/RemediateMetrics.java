package dev.muster.remediate.operator;

import dev.muster.arrival.operator.EnumCounters;
import dev.muster.remediate.IgnoredReason;
import dev.muster.remediate.decision.Remediation.Awaited;
import dev.muster.remediate.rule.RulesStanding;
import java.util.function.Supplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counter {@code disregarded} by label {@code reason}; gauges {@code awaiting_approval}, {@code
 * awaiting_answer}, {@code waiting}, {@code rulesVersion}, {@code rulesInForce} and {@code
 * rulesEndsAt}. Changes of commands are counted as rows of their table.
 */
final class RemediateMetrics {
  private final MetricGroup group;
  private final EnumCounters<IgnoredReason> reasons;

  /** Read by the reporter's thread. */
  private volatile Awaited awaited = new Awaited(0, 0, 0);

  RemediateMetrics(MetricGroup group) {
    this.group = group;
    this.reasons =
        new EnumCounters<>(
            group, "disregarded", "reason", IgnoredReason.class, IgnoredReason::wireName);
    group.gauge("awaiting_approval", (Gauge<Integer>) () -> awaited.approvals());
    group.gauge("awaiting_answer", (Gauge<Integer>) () -> awaited.answers());
    group.gauge("waiting", (Gauge<Integer>) () -> awaited.waiting());
  }

  /** Tells of rules from now on: as they stand whenever somebody reads. */
  void rules(Supplier<RulesStanding> rules) {
    group.gauge("rulesVersion", (Gauge<Long>) () -> rules.get().newest());
    group.gauge("rulesInForce", (Gauge<Long>) () -> rules.get().inForce());
    group.gauge("rulesEndsAt", (Gauge<Long>) () -> rules.get().endsAt());
  }

  void count(IgnoredReason reason) {
    reasons.count(reason);
  }

  void awaited(Awaited now) {
    awaited = now;
  }
}
