package dev.muster.trial.broker;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** What counters of Flink jobs in this process count, also once a job is gone. */
public final class KeptCounters implements MetricReporterFactory {
  private static final Map<Counter, String> COUNTERS = new ConcurrentHashMap<>();

  static void into(Configuration options) {
    options.setString("metrics.reporters", "kept");
    options.setString("metrics.reporter.kept.factory.class", KeptCounters.class.getName());
  }

  static void forget() {
    COUNTERS.clear();
  }

  static long sum(String name) {
    return COUNTERS.entrySet().stream()
        .filter(each -> each.getValue().equals(name))
        .mapToLong(each -> each.getKey().getCount())
        .sum();
  }

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new MetricReporter() {
      @Override
      public void open(MetricConfig config) {}

      @Override
      public void close() {}

      @Override
      public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        if (metric instanceof Counter counter) {
          COUNTERS.put(counter, name);
        }
      }

      @Override
      public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}
    };
  }
}
