package dev.muster.connectors.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/** Whether anybody listens where brokers are said to be. */
final class BrokerDoor {
  private static final int PATIENCE_MS = 1_000;

  private BrokerDoor() {}

  /**
   * Whether one of the addresses takes a connection.
   *
   * @param bootstrapServers as Kafka's clients take them
   */
  static boolean isOpen(String bootstrapServers) {
    return Arrays.stream(bootstrapServers.split(","))
        .map(String::strip)
        .anyMatch(BrokerDoor::opens);
  }

  private static boolean opens(String address) {
    int colon = address.lastIndexOf(':');
    try (Socket socket = new Socket()) {
      int port = Integer.parseInt(address.substring(colon + 1));
      String host = address.substring(0, Math.max(colon, 0));
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MS);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
