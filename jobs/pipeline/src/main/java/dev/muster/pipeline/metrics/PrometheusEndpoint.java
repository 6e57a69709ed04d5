package dev.muster.pipeline.metrics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Where an engine in this process shows its metrics to Prometheus. In a Flink cluster the cluster's
 * own reporters do so instead.
 */
public record PrometheusEndpoint(String host, int port) {
  /** What is not asked for otherwise: this machine only. */
  public static final String LOOPBACK = "127.0.0.1";

  static final String HOST = "host";
  static final String PORT = "port";
  private static final String PREFIX = "metrics.reporter.muster-prometheus.";

  /**
   * Labels that are new at each start, so that every series would be: they tell nothing that the
   * names of job, task and operator don't.
   */
  private static final String LEFT_OUT =
      "job_id;task_id;task_attempt_id;task_attempt_num;operator_id;tm_id";

  /** The Flink options that make an engine listen here. */
  public Map<String, String> options() {
    return Map.of(
        PREFIX + "factory.class",
        PrometheusReporters.class.getName(),
        PREFIX + "scope.variables.excludes",
        LEFT_OUT,
        PREFIX + HOST,
        host,
        PREFIX + PORT,
        String.valueOf(port));
  }

  /**
   * Proves that these options will work: Flink itself would only log that they don't.
   *
   * @param options Flink options; without an endpoint nothing is proved
   * @throws PortTakenException if nothing can listen there
   */
  public static void requireFree(Map<String, String> options) {
    if (!options.containsKey(PREFIX + PORT)) {
      return;
    }
    String host = options.getOrDefault(PREFIX + HOST, LOOPBACK);
    int port = Integer.parseInt(options.get(PREFIX + PORT));
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new PortTakenException(host, port, e);
    }
  }
}
