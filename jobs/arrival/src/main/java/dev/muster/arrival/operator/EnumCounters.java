package dev.muster.arrival.operator;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * One metric with a label for each constant of an enum. Each series is there from the start, so the
 * first one counted is an increase. Called on the task thread only.
 */
public final class EnumCounters<E extends Enum<E>> {
  private final Map<E, Counter> counters;

  /**
   * Registers the counters.
   *
   * @param text the value of the label for a constant
   */
  public EnumCounters(
      MetricGroup group, String metric, String label, Class<E> type, Function<E, String> text) {
    counters = new EnumMap<>(type);
    for (E each : type.getEnumConstants()) {
      counters.put(each, group.addGroup(label, text.apply(each)).counter(metric));
    }
  }

  /** Counts one. */
  public void count(E which) {
    Objects.requireNonNull(counters.get(which)).inc();
  }
}
