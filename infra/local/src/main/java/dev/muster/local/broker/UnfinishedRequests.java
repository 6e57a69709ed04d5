package dev.muster.local.broker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.network.KafkaChannel;
import org.apache.kafka.common.network.NetworkReceive;
import org.apache.kafka.common.network.Selector;

/**
 * Ends connections that began a request and don't finish it. A broker takes memory for what a
 * request declares before it has come, out of a share for all, and waits for the rest however long:
 * a few connections that declare much and send a byte now and then stop everybody.
 *
 * <p>A client on the same machine sends a request in far less than the second between two looks;
 * one that two looks in turn find unfinished is ended as if the client had closed it. A client that
 * was merely held connects again and repeats it.
 */
final class UnfinishedRequests {
  private Set<NetworkReceive> before = Set.of();

  /** After a pause of the whole process, everything is read before it can be found twice. */
  void look(List<Selector> selectors) {
    Set<NetworkReceive> unfinished = new HashSet<>();
    List<KafkaChannel> again = new ArrayList<>();
    for (Selector selector : selectors) {
      for (KafkaChannel channel : selector.channels()) {
        NetworkReceive receive = channel.currentReceive();
        if (receive != null && receive.memoryAllocated() && !receive.complete()) {
          unfinished.add(receive);
          if (before.contains(receive)) {
            again.add(channel);
          }
        }
      }
    }
    before = unfinished;
    ConnectionWatch.end(again, "began a request and did not finish it");
  }
}
