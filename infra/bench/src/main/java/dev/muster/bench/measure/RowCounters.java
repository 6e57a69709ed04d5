package dev.muster.bench.measure;

import java.util.Map;
import java.util.Set;
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

  /** Counters of one kind, by the label that tells them apart. */
  private static final Map<String, String> LABELS =
      Map.of("verdicts", "<reason>", "sections", "<outcome>");

  private static final Set<Metric> ROW_COUNTERS = ConcurrentHashMap.newKeySet();
  private static final Map<Metric, Labelled> COUNTERS = new ConcurrentHashMap<>();

  private record Labelled(String metric, String label) {}

  /** How many records have become rows of the table of verdicts, ticks included. */
  public static long rows() {
    return ROW_COUNTERS.stream().mapToLong(RowCounters::count).sum();
  }

  /** How many verdicts of each reason were given. */
  public static Map<String, Long> verdicts() {
    return counts("verdicts");
  }

  /** How many sections met each outcome. */
  public static Map<String, Long> sections() {
    return counts("sections");
  }

  private static Map<String, Long> counts(String metric) {
    Map<String, Long> counts = new TreeMap<>();
    COUNTERS.forEach(
        (counter, labelled) -> {
          if (labelled.metric().equals(metric) && count(counter) > 0) {
            counts.merge(labelled.label(), count(counter), Long::sum);
          }
        });
    return counts;
  }

  private static long count(Metric counter) {
    return ((Counter) counter).getCount();
  }

  /** Forgets the counters of jobs that are over. */
  public static void reset() {
    ROW_COUNTERS.clear();
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
      ROW_COUNTERS.add(metric);
    }
    String label = variables.get(LABELS.getOrDefault(name, ""));
    if (label != null) {
      COUNTERS.put(metric, new Labelled(name, label));
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
