package dev.muster.pipeline.metrics;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.util.Properties;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.prometheus.AbstractPrometheusReporter;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.jspecify.annotations.Nullable;

/**
 * Flink's Prometheus reporter, listening on one address: its own server listens on all of them.
 *
 * <p>Names, labels and types are Flink's, so dashboards can't tell the two apart.
 */
public final class PrometheusReporters implements MetricReporterFactory {

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new Reporter();
  }

  private static final class Reporter extends AbstractPrometheusReporter {
    private @Nullable MetricsServer server;

    @Override
    public void open(MetricConfig config) {
      super.open(config);
      String host = config.getString(PrometheusEndpoint.HOST, "127.0.0.1");
      int port = config.getInteger(PrometheusEndpoint.PORT, 9249);
      try {
        server = MetricsServer.start(new InetSocketAddress(host, port), collected());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      if (server != null) {
        server.close();
      }
      super.close();
    }

    /** The base class shows what it collects to its own package only. */
    private CollectorRegistry collected() {
      try {
        Field registry = AbstractPrometheusReporter.class.getDeclaredField("registry");
        registry.setAccessible(true);
        return (CollectorRegistry) registry.get(this);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("another version of flink-metrics-prometheus", e);
      }
    }
  }
}
