package dev.muster.local.instance;

import dev.muster.local.broker.Ports;
import java.io.IOException;
import java.nio.file.Files;

/**
 * The broker's port of a data directory: remembered, since devices and scripts hold it.
 *
 * <p>A port that was asked for is used or refused; the default gives way to the next free one.
 */
public final class KafkaPort {
  /** Where the search begins. */
  public static final int DEFAULT = 9092;

  private KafkaPort() {}

  /**
   * Chooses and remembers.
   *
   * @param asked the port that the user asked for, or 0 for none
   */
  public static int choose(DataDirectory data, int asked) {
    int port = asked > 0 ? asked : remembered(data);
    try {
      Files.writeString(data.port(), port + "\n");
      return port;
    } catch (IOException e) {
      throw new DataDirectoryException("kafka.port can't be written: " + e.getMessage(), e);
    }
  }

  private static int remembered(DataDirectory data) {
    try {
      return Ports.freeFrom(Integer.parseInt(Files.readString(data.port()).trim()));
    } catch (IOException | NumberFormatException e) {
      return Ports.freeFrom(DEFAULT);
    }
  }
}
