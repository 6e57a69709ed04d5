package dev.muster.pipeline.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
  private static final int PATIENCE_MILLIS = 30_000;

  @Test
  void answersPrometheusBesideClientsThatNeverFinishAndEndsThose() throws Exception {
    CollectorRegistry registry = new CollectorRegistry();
    Gauge.build("muster_answer", "An answer.").register(registry).set(42);
    InetSocketAddress address = freePort();
    List<Socket> slow = new ArrayList<>();
    try (MetricsServer server = MetricsServer.start(address, registry)) {
      for (int i = 0; i < 40; i++) {
        Socket socket = connect(address);
        slow.add(socket);
        say(socket, "GET / HTTP/1.1\r\nX-Slow:");
      }

      String answer = scrape(address);

      assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
      assertTrue(answer.contains("muster_answer 42.0"), answer);
      for (Socket socket : slow) {
        assertEquals(-1, socket.getInputStream().read(), "a client that never finished is ended");
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static String scrape(InetSocketAddress address) throws IOException {
    try (Socket socket = connect(address)) {
      say(socket, "GET /metrics HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Socket connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static InetSocketAddress freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }
  }
}
