package dev.muster.verify.operator;

import dev.muster.verify.VerdictReason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts verdicts by reason: metric {@code verdicts}, label {@code reason}. */
final class VerdictCounters {
  private final Map<VerdictReason, Counter> counters = new EnumMap<>(VerdictReason.class);

  VerdictCounters(MetricGroup group) {
    for (VerdictReason reason : VerdictReason.values()) {
      counters.put(reason, group.addGroup("reason", reason.wireName()).counter("verdicts"));
    }
  }

  void count(VerdictReason reason) {
    counters.get(reason).inc();
  }
}
