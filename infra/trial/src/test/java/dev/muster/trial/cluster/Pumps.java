package dev.muster.trial.cluster;

import dev.muster.connectors.kafka.KafkaAccess;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Devices that speak every second behind a gateway, which keeps what it can't send and sends it, in
 * order, when it can.
 */
final class Pumps implements AutoCloseable {
  private final Map<Pump, Queue<ProducerRecord<byte[], byte[]>>> unsent = new ConcurrentHashMap<>();
  private final Collection<Pump> silent = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService voices = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger sent = new AtomicInteger();
  private Thread sender;
  private volatile boolean held;

  @SuppressWarnings("FutureReturnValueIgnored") // Who is silent fails the test.
  Pumps(List<Pump> pumps) {
    pumps.forEach(pump -> unsent.put(pump, new ConcurrentLinkedQueue<>()));
    voices.scheduleAtFixedRate(this::speak, 0, 1, TimeUnit.SECONDS);
  }

  private void speak() {
    unsent.forEach(
        (pump, queue) -> {
          if (!silent.contains(pump)) {
            queue.add(pump.speak());
          }
        });
  }

  void hush(Pump pump) {
    silent.add(pump);
  }

  void speakAgain(Pump pump) {
    silent.remove(pump);
  }

  /** How many messages the brokers have. */
  int sent() {
    return sent.get();
  }

  /** How many messages wait at the gateway. */
  int waiting() {
    return unsent.values().stream().mapToInt(Collection::size).sum();
  }

  /** Sends to these brokers from now on, as soon as they are there. */
  void connect(KafkaAccess kafka) {
    held = false;
    sender = new Thread(() -> send(kafka), "gateway");
    sender.start();
  }

  private void send(KafkaAccess kafka) {
    Properties properties = kafka.clientProperties();
    properties.setProperty("reconnect.backoff.max.ms", "500");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      while (!held) {
        for (Queue<ProducerRecord<byte[], byte[]>> queue : unsent.values()) {
          if (!held && !queue.isEmpty() && isSent(producer, queue.peek())) {
            queue.remove();
          }
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isSent(
      KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record)
      throws InterruptedException {
    try {
      producer.send(record).get();
      sent.incrementAndGet();
      return true;
    } catch (ExecutionException e) {
      return false;
    }
  }

  /** Lets messages wait. */
  void hold() throws InterruptedException {
    held = true;
    sender.join(Duration.ofMinutes(1).toMillis());
  }

  @Override
  public void close() throws InterruptedException {
    voices.shutdownNow();
    hold();
  }
}
