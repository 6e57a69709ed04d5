package dev.muster.bench.measure;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Reads counters of the job in this process while it runs, through Flink's own metrics: the job
 * needs no change for it, and counting costs what it always costs.
 */
public final class RowCounters implements MetricReporter {
  private static final String ROWS = "verdicts rows";
  private static final String REASON = "<reason>";

  private static final Map<Metric, String> COUNTERS = new ConcurrentHashMap<>();

  /** How many records have become rows of the table of verdicts, ticks included. */
  public static long rows() {
    return COUNTERS.entrySet().stream()
        .filter(entry -> entry.getValue().equals(ROWS))
        .mapToLong(entry -> ((Counter) entry.getKey()).getCount())
        .sum();
  }

  /** How many verdicts of each reason were given. */
  public static Map<String, Long> verdicts() {
    Map<String, Long> verdicts = new TreeMap<>();
    COUNTERS.forEach(
        (counter, name) -> {
          long count = ((Counter) counter).getCount();
          if (!name.equals(ROWS) && count > 0) {
            verdicts.merge(name, count, Long::sum);
          }
        });
    return verdicts;
  }

  /** Forgets the counters of jobs that are over. */
  public static void reset() {
    COUNTERS.clear();
  }

  @Override
  public void open(MetricConfig config) {}

  @Override
  public void close() {}

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    Map<String, String> variables = group.getAllVariables();
    if (name.equals("numRecordsIn") && ROWS.equals(variables.get("<operator_name>"))) {
      COUNTERS.put(metric, ROWS);
    } else if (name.equals("verdicts") && variables.containsKey(REASON)) {
      COUNTERS.put(metric, variables.get(REASON));
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}

  /** Made by Flink, which finds it as a service. */
  public static final class Factory implements MetricReporterFactory {
    @Override
    public MetricReporter createMetricReporter(java.util.Properties properties) {
      return new RowCounters();
    }
  }
}
