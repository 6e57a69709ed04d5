package dev.muster.local.instance;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.DataDirectoryException;
import dev.muster.local.broker.PortTakenException;
import dev.muster.local.broker.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.IntFunction;

/**
 * The broker's port of a data directory: remembered, since devices and scripts hold it.
 *
 * <p>A port that was asked for is used or refused; the default gives way to the next free one.
 */
public final class KafkaPort {
  /** Where the search begins. */
  public static final int DEFAULT = 9092;

  private static final int ATTEMPTS = 5;

  private KafkaPort() {}

  /**
   * Opens something on the chosen port. One that nobody asked for gives way to the next if another
   * process takes it meanwhile.
   *
   * @param asked the port that the user asked for, or 0 for none
   * @throws PortTakenException if the port that was asked for is taken
   */
  static <T> T use(DataDirectory data, int asked, IntFunction<T> open) {
    for (int left = ATTEMPTS; ; left--) {
      try {
        return open.apply(choose(data, asked));
      } catch (PortTakenException e) {
        if (asked > 0 || left == 1) {
          throw e;
        }
      }
    }
  }

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
      int port = Integer.parseInt(Files.readString(data.port()).trim());
      return Ports.freeFrom(Ports.exists(port) ? port : DEFAULT);
    } catch (IOException | NumberFormatException e) {
      return Ports.freeFrom(DEFAULT);
    }
  }
}
