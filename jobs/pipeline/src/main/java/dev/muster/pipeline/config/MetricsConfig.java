package dev.muster.pipeline.config;

import dev.muster.pipeline.metrics.PrometheusEndpoint;
import java.util.Map;

/** Where the metrics of a pipeline in its own process can be read. */
final class MetricsConfig {
  private static final String PORT = "prometheus-port";
  private static final int LAST_PORT = 65_535;

  private MetricsConfig() {}

  /** The group as Flink options; none without a port. */
  static Map<String, String> read(Section metrics) {
    String host = metrics.text("prometheus-host", PrometheusEndpoint.LOOPBACK);
    if (metrics.optional(PORT).isEmpty()) {
      return Map.of();
    }
    int port = metrics.positive(PORT, 1);
    if (port > LAST_PORT) {
      metrics.problem(PORT, "must be at most " + LAST_PORT);
    }
    return new PrometheusEndpoint(host, port).options();
  }
}
