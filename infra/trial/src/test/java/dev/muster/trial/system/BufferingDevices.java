package dev.muster.trial.system;

import dev.muster.connectors.kafka.KafkaAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Devices that speak once a second. What the broker does not take is kept and sent again, in order,
 * until it does; it may have taken it twice then.
 */
final class BufferingDevices implements AutoCloseable {
  private final TestFleet fleet;
  private final Map<TestDevice, Queue<ProducerRecord<byte[], byte[]>>> unsent =
      new ConcurrentHashMap<>();
  private final ScheduledExecutorService voices = Executors.newSingleThreadScheduledExecutor();
  private final Thread sender = new Thread(this::send, "sender");
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean closed;

  private record Attempt(
      Queue<ProducerRecord<byte[], byte[]>> queue, Future<RecordMetadata> answer) {}

  private BufferingDevices(TestFleet fleet, Collection<TestDevice> devices) {
    this.fleet = fleet;
    devices.forEach(device -> unsent.put(device, new ConcurrentLinkedQueue<>()));
  }

  /** Begins at once. */
  @SuppressWarnings("FutureReturnValueIgnored") // Who is silent fails the test.
  static BufferingDevices start(TestFleet fleet, Collection<TestDevice> devices) {
    BufferingDevices speaking = new BufferingDevices(fleet, devices);
    speaking.voices.scheduleAtFixedRate(speaking::speak, 0, 1, TimeUnit.SECONDS);
    speaking.sender.start();
    return speaking;
  }

  /** How to reach a broker so that a send fails within seconds. */
  static KafkaAccess impatient(KafkaAccess kafka) {
    Map<String, String> properties = new HashMap<>(kafka.properties());
    properties.put("enable.idempotence", "false");
    properties.put("request.timeout.ms", "1000");
    properties.put("delivery.timeout.ms", "2000");
    // One by one they ask where to send: what each of them waits adds up.
    properties.put("max.block.ms", "200");
    properties.put("reconnect.backoff.max.ms", "500");
    return new KafkaAccess(properties);
  }

  /** These fall silent, and what they had not sent is lost with them. */
  void hush(Collection<TestDevice> devices) {
    unsent.keySet().removeAll(devices);
  }

  /** How many sends have failed so far. */
  int failures() {
    return failures.get();
  }

  private void speak() {
    unsent.forEach((device, queue) -> queue.add(device.record(device.next())));
  }

  private void send() {
    while (!closed) {
      List<Attempt> attempts = new ArrayList<>();
      for (Queue<ProducerRecord<byte[], byte[]>> queue : unsent.values()) {
        if (!queue.isEmpty()) {
          attempts.add(new Attempt(queue, fleet.send(queue.peek())));
        }
      }
      attempts.forEach(this::settle);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private void settle(Attempt attempt) {
    try {
      attempt.answer.get();
      attempt.queue.remove();
    } catch (ExecutionException e) {
      failures.incrementAndGet();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    voices.shutdownNow();
    closed = true;
    sender.join();
  }
}
