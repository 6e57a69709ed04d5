package dev.muster.pipeline.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers each request with all metrics, in Prometheus's text format.
 *
 * <p>A client that sends its request or reads its answer slowly holds a thread. So there are many,
 * which go when they are idle, and none is held for long: Prometheus asks in one piece and reads at
 * once. The time is the limit of all of the JDK's HTTP servers in a process.
 */
final class MetricsServer implements AutoCloseable {
  private static final int THREADS = 64;
  private static final String SECONDS = "5";

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private MetricsServer(HttpServer server, ThreadPoolExecutor threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Begins to answer.
   *
   * @throws IOException if nothing can listen there
   */
  static MetricsServer start(InetSocketAddress address, CollectorRegistry registry)
      throws IOException {
    limit("sun.net.httpserver.maxReqTime");
    limit("sun.net.httpserver.maxRspTime");
    HttpServer server = HttpServer.create(address, 0);
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            0,
            THREADS,
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "metrics-server");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, registry));
    server.start();
    return new MetricsServer(server, threads);
  }

  /** Read by the JDK when its first server is made. */
  private static void limit(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, SECONDS);
    }
  }

  private static void answer(HttpExchange exchange, CollectorRegistry registry) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", TextFormat.CONTENT_TYPE_004);
      exchange.sendResponseHeaders(200, 0);
      try (Writer writer =
          new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.UTF_8)) {
        TextFormat.write004(writer, registry.metricFamilySamples());
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
