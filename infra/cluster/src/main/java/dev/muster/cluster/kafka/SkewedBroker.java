package dev.muster.cluster.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;

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
    KafkaConfig config = new KafkaConfig(Utils.loadProps(args[0]), false);
    KafkaRaftServer server = new KafkaRaftServer(config, new SkewedTime(ahead));
    server.startup();
    server.awaitShutdown();
  }

  /**
   * Time as a node has it whose clock is wrong: durations are right, dates are not. Safe for use by
   * several threads.
   *
   * @param ahead of this machine's clock; negative for behind
   */
  private record SkewedTime(Duration ahead) implements Time {
    @Override
    public long milliseconds() {
      return SYSTEM.milliseconds() + ahead.toMillis();
    }

    @Override
    public long nanoseconds() {
      return SYSTEM.nanoseconds();
    }

    @Override
    public void sleep(long millis) {
      SYSTEM.sleep(millis);
    }

    @Override
    public void waitObject(Object object, Supplier<Boolean> condition, long deadline)
        throws InterruptedException {
      SYSTEM.waitObject(object, condition, deadline - ahead.toMillis());
    }
  }
}
