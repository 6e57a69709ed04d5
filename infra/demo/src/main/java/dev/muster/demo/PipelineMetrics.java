package dev.muster.demo;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * The metrics of the pipeline in this process, read where they are counted: no port, no waiting for
 * a commit.
 *
 * <p>Flink makes reporters by itself and hands out no reference, so what they see is kept for the
 * whole process. Safe for use by many threads.
 */
public final class PipelineMetrics implements MetricReporterFactory {
  private static final String NAME = "demo";
  private static final String RAISED = "RAISED";

  /** Counters that are read, and the variable of Flink's scope that tells them apart. */
  private static final Map<String, String> LABELS =
      Map.of(
          "verdicts", "<reason>",
          "sections", "<outcome>",
          "findings", "<kind>",
          "commands", "<state>");

  private static final Map<Counter, Counted> COUNTERS = new ConcurrentHashMap<>();
  private static final Set<Gauge<?>> PENDING = ConcurrentHashMap.newKeySet();

  /** Options that let Flink report here. */
  static Map<String, String> options() {
    return Map.of(
        "metrics.reporters",
        NAME,
        "metrics.reporter." + NAME + ".factory.class",
        PipelineMetrics.class.getName());
  }

  /** What a counter counts. */
  private record Counted(String name, String label) {}

  /** How many verdicts were given, by reason. */
  static Map<String, Long> verdicts() {
    return counts("verdicts");
  }

  /** What came of accepted messages so far. */
  static LiveFrame.Aftermath aftermath() {
    return new LiveFrame.Aftermath(counts("sections"), counts("findings"), counts("commands"));
  }

  private static Map<String, Long> counts(String name) {
    Map<String, Long> counts = new TreeMap<>();
    COUNTERS.forEach(
        (counter, counted) -> {
          if (counted.name().equals(name) && counter.getCount() > 0) {
            counts.merge(counted.label(), counter.getCount(), Long::sum);
          }
        });
    return counts;
  }

  /** How many records of telemetry wait in the log. */
  static long pending() {
    return PENDING.stream()
        .map(Gauge::getValue)
        .filter(Number.class::isInstance)
        .mapToLong(value -> Math.max(0, ((Number) value).longValue()))
        .sum();
  }

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new Reporter();
  }

  private static final class Reporter implements MetricReporter {
    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
      if (metric instanceof Counter counter && LABELS.containsKey(name)) {
        add(counter, name, group.getAllVariables());
      } else if (metric instanceof Gauge<?> gauge && name.equals("pendingRecords")) {
        PENDING.add(gauge);
      }
    }

    /** A finding counts once, when it is raised. */
    private static void add(Counter counter, String name, Map<String, String> variables) {
      String label = variables.get(LABELS.get(name));
      if (label != null && (!name.equals("findings") || RAISED.equals(variables.get("<state>")))) {
        COUNTERS.put(counter, new Counted(name, label));
      }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
      if (metric instanceof Counter counter) {
        COUNTERS.remove(counter);
      } else if (metric instanceof Gauge<?> gauge) {
        PENDING.remove(gauge);
      }
    }
  }
}
