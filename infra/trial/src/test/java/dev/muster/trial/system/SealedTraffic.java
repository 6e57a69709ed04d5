package dev.muster.trial.system;

import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionPlace;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Messages with the same sections without end, some 20 per second, by a few devices in turn. */
final class SealedTraffic implements AutoCloseable {
  private static final int PAUSE_MILLIS = 50;

  private final TestFleet fleet;
  private final List<TestDevice> devices;
  private final Function<SectionPlace, List<SealedSection>> sections;
  private final Queue<RecordMetadata> places = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final Thread thread = new Thread(this::send, "sealed-traffic");
  private volatile boolean closed;
  private volatile long newest;

  SealedTraffic(
      TestFleet fleet,
      List<TestDevice> devices,
      Function<SectionPlace, List<SealedSection>> sections) {
    this.fleet = fleet;
    this.devices = devices;
    this.sections = sections;
    thread.start();
  }

  private void send() {
    try {
      while (!closed) {
        for (TestDevice device : devices) {
          RecordMetadata place = fleet.send(device.record(device.next(sections))).get();
          places.add(place);
          newest = place.timestamp();
          Thread.sleep(PAUSE_MILLIS);
        }
      }
      end.complete(null);
    } catch (Exception e) {
      end.completeExceptionally(e);
    }
  }

  /** Goes on until the broker has appended something at this time or later. */
  void awaitArrival(long time) {
    Audited.await(() -> newest >= time || end.isDone(), () -> "the traffic stands still");
  }

  /** Where the broker put each message, and when; complete once closed. */
  List<RecordMetadata> places() {
    return List.copyOf(places);
  }

  /** Stops after a whole round; fails if a message could not be sent. */
  @Override
  public void close() {
    closed = true;
    end.join();
  }
}
