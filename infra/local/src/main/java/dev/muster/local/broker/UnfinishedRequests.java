package dev.muster.local.broker;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.network.KafkaChannel;
import org.apache.kafka.common.network.NetworkReceive;
import org.apache.kafka.common.network.Selector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends connections that began a request and don't finish it. A broker takes memory for what a
 * request declares before it has come, out of a share for all, and waits for the rest however long:
 * a few connections that declare much and send a byte now and then stop everybody.
 *
 * <p>A client on the same machine sends a request in far less than the second between two looks;
 * one that two looks in turn find unfinished is ended as if the client had closed it. A client that
 * was merely held connects again and repeats it.
 */
final class UnfinishedRequests implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UnfinishedRequests.class);
  private static final long LOOK_MILLIS = 1_000;

  private final List<Selector> selectors;
  private final ScheduledExecutorService looks;
  private Set<NetworkReceive> before = Set.of();

  private UnfinishedRequests(List<Selector> selectors) {
    this.selectors = selectors;
    this.looks =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "unfinished-requests");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins to look.
   *
   * @param selectors those that read what clients send; each is closed by its owner
   */
  static UnfinishedRequests watch(List<Selector> selectors) {
    UnfinishedRequests unfinished = new UnfinishedRequests(selectors);
    unfinished.looks.scheduleWithFixedDelay(
        unfinished::lookAgain, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return unfinished;
  }

  /** Channels come and go on another thread meanwhile: a look that fails is not the last one. */
  private void lookAgain() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.debug("Connections changed while they were looked at.", e);
    }
  }

  /** After a pause of the whole process, everything is read before it can be found twice. */
  private void look() {
    Set<NetworkReceive> unfinished = new HashSet<>();
    for (Selector selector : selectors) {
      for (KafkaChannel channel : selector.channels()) {
        NetworkReceive receive = channel.currentReceive();
        if (receive != null && receive.memoryAllocated() && !receive.complete()) {
          unfinished.add(receive);
          if (before.contains(receive)) {
            end(channel);
          }
        }
      }
    }
    before = unfinished;
  }

  /** The selector reads the end of the stream, gives the memory back and closes the channel. */
  private static void end(KafkaChannel channel) {
    try {
      if (channel.selectionKey().channel() instanceof SocketChannel socket) {
        LOG.warn(
            "The client at {} began a request and did not finish it: its connection is ended.",
            socket.getRemoteAddress());
        socket.shutdownInput();
      }
    } catch (IOException e) {
      LOG.debug("A client that did not finish its request has gone by itself.", e);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
