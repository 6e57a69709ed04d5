package dev.muster.local.demo;

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
  private static final String VERDICTS = "verdicts";
  private static final String REASON = "<reason>";
  private static final Map<Counter, String> VERDICT_COUNTERS = new ConcurrentHashMap<>();
  private static final Set<Gauge<?>> PENDING = ConcurrentHashMap.newKeySet();

  /** Options that let Flink report here. */
  static Map<String, String> options() {
    return Map.of(
        "metrics.reporters",
        NAME,
        "metrics.reporter." + NAME + ".factory.class",
        PipelineMetrics.class.getName());
  }

  /** How many verdicts were given, by reason. */
  static Map<String, Long> verdicts() {
    Map<String, Long> verdicts = new TreeMap<>();
    VERDICT_COUNTERS.forEach(
        (counter, reason) -> {
          if (counter.getCount() > 0) {
            verdicts.merge(reason, counter.getCount(), Long::sum);
          }
        });
    return verdicts;
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
      if (metric instanceof Counter counter && name.equals(VERDICTS)) {
        VERDICT_COUNTERS.put(counter, group.getAllVariables().getOrDefault(REASON, "?"));
      } else if (metric instanceof Gauge<?> gauge && name.equals("pendingRecords")) {
        PENDING.add(gauge);
      }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
      if (metric instanceof Counter counter) {
        VERDICT_COUNTERS.remove(counter);
      } else if (metric instanceof Gauge<?> gauge) {
        PENDING.remove(gauge);
      }
    }
  }
}
