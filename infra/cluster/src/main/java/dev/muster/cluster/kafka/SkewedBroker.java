package dev.muster.cluster.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

/**
 * A node of a quorum whose clock is ahead of this machine's, or behind it: records that it appends
 * bear that time.
 */
public final class SkewedBroker {
  private SkewedBroker() {}

  /**
   * Serves until the process ends.
   *
   * @param args the configuration file, and by how many milliseconds the clock is ahead
   */
  public static void main(String[] args) throws IOException {
    Duration ahead = Duration.ofMillis(Long.parseLong(args[1]));
    KafkaConfig config = new KafkaConfig(read(Path.of(args[0])), false);
    KafkaRaftServer server = new KafkaRaftServer(config, new SkewedTime(ahead));
    server.startup();
    server.awaitShutdown();
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}
