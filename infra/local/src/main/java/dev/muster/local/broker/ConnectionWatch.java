package dev.muster.local.broker;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.network.KafkaChannel;
import org.apache.kafka.common.network.Selector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second at the connections of a broker, and ends those that keep others out: see
 * {@link UnfinishedRequests} and {@link IdleConnections}.
 */
final class ConnectionWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);
  private static final long LOOK_MILLIS = 1_000;

  private final List<Selector> selectors;
  private final UnfinishedRequests unfinished = new UnfinishedRequests();
  private final ScheduledExecutorService looks;

  private ConnectionWatch(List<Selector> selectors) {
    this.selectors = selectors;
    this.looks =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "connection-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins to look.
   *
   * @param selectors those that read what clients send; each is closed by its owner
   */
  @SuppressWarnings("FutureReturnValueIgnored") // No look fails; closing ends them.
  static ConnectionWatch over(List<Selector> selectors) {
    ConnectionWatch watch = new ConnectionWatch(selectors);
    watch.looks.scheduleWithFixedDelay(
        watch::lookAgain, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** Channels come and go on another thread meanwhile: a look that fails is not the last one. */
  private void lookAgain() {
    try {
      unfinished.look(selectors);
      selectors.forEach(IdleConnections::look);
    } catch (RuntimeException e) {
      LOG.debug("Connections changed while they were looked at.", e);
    }
  }

  /**
   * Ends connections as if their clients had closed them: the selector reads the end of the stream,
   * gives the memory back and closes the channel.
   *
   * @param what these clients did, for the one line of the log
   */
  static void end(List<KafkaChannel> channels, String what) {
    if (channels.isEmpty()) {
      return;
    }
    LOG.warn("Ending the connections of {} clients that {}.", channels.size(), what);
    for (KafkaChannel channel : channels) {
      try {
        if (channel.selectionKey().channel() instanceof SocketChannel socket) {
          socket.shutdownInput();
        }
      } catch (IOException e) {
        LOG.debug("A client whose connection is to end has gone by itself.", e);
      }
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
