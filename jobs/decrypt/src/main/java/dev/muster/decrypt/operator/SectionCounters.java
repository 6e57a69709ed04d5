package dev.muster.decrypt.operator;

import dev.muster.message.section.SectionOutcome;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts sections by what became of them: metric {@code sections}, label {@code outcome}. */
final class SectionCounters {
  private final Map<SectionOutcome, Counter> counters = new EnumMap<>(SectionOutcome.class);

  SectionCounters(MetricGroup group) {
    for (SectionOutcome outcome : SectionOutcome.values()) {
      counters.put(outcome, group.addGroup("outcome", outcome.name()).counter("sections"));
    }
  }

  void count(SectionOutcome outcome) {
    counters.get(outcome).inc();
  }
}
