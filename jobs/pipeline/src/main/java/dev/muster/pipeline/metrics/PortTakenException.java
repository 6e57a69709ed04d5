package dev.muster.pipeline.metrics;

/** Nothing can listen where the metrics were to be shown. The message says what to do. */
public final class PortTakenException extends RuntimeException {
  PortTakenException(String host, int port, Throwable cause) {
    super(
        "Metrics can't be shown at %s:%s (%s): choose another metrics.prometheus-port."
            .formatted(host, port, cause.getMessage()),
        cause);
  }
}
