package dev.muster.local.broker;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.network.KafkaChannel;
import org.apache.kafka.common.network.Selector;

/**
 * Where connections become many, ends those that have said nothing for two seconds, the longest
 * silent first, until there is room again: a broker takes no new client beyond a number of
 * connections, and whoever holds all of them and says nothing keeps everybody else out.
 *
 * <p>An honest client whose connection is ended connects again with its next request. Whoever keeps
 * more connections than this busy is not held off: a local broker knows no client from another.
 */
final class IdleConnections {
  /** From here on room is made. */
  static final int MANY = BrokerSettings.CONNECTIONS * 3 / 4;

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private IdleConnections() {}

  static void look(Selector selector) {
    int tooMany = selector.channels().size() - MANY;
    if (tooMany <= 0) {
      return;
    }
    long now = System.nanoTime();
    List<KafkaChannel> idle =
        BrokerInternals.activity(selector).entrySet().stream()
            .takeWhile(active -> now - active.getValue() > IDLE_NANOS)
            .limit(tooMany)
            .map(active -> selector.channel(active.getKey()))
            .filter(Objects::nonNull)
            .toList();
    ConnectionWatch.end(idle, "say nothing while others wait to connect");
  }
}
