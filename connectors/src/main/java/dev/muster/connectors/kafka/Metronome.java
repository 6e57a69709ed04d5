package dev.muster.connectors.kafka;

import dev.muster.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a tick into each partition of the telemetry topic every 500 ms, and of the control topics
 * every second, so that time passes in the pipeline exactly while the way from broker to operator
 * is alive. What control says takes effect two seconds after its arrival, so nobody waits for its
 * rarer ticks, of which an idle instance would have three times as many as of the others.
 *
 * <p>A partition gets its next tick when all replicas have the last one: while one of them is being
 * given up, senders wait for their acknowledgements, and time that went on meanwhile would make
 * silent devices of them.
 *
 * <p>It outlives every outage of the broker: a tick that can't be written within two seconds is
 * given up, since late ticks prove nothing, and the next one is tried. Runs on one daemon thread of
 * its own until closed. More than one metronome on a topic does no harm.
 */
public final class Metronome implements AutoCloseable {
  /** The time from one tick of a telemetry partition to the next. */
  public static final Duration PERIOD = Duration.ofMillis(500);

  /** Control topics get a tick each time that telemetry gets so many. */
  static final int CONTROL_BEATS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Metronome.class);
  private static final List<Header> TICK =
      List.of(new RecordHeader(Topics.TICK_HEADER, new byte[0]));

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final TopicFacts telemetry;
  private final List<TopicFacts> control;
  private final Thread thread;
  private final AtomicLong written = new AtomicLong();
  private final Set<TopicPartition> unanswered = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private volatile boolean silent;

  private Metronome(
      Supplier<Producer<byte[], byte[]>> producers,
      TopicFacts telemetry,
      Collection<TopicFacts> control) {
    this.producers = producers;
    this.telemetry = telemetry;
    this.control = List.copyOf(control);
    this.thread = new Thread(this::run, "metronome");
    thread.setDaemon(true);
  }

  /** Starts ticking at once; never throws for an unreachable broker. */
  public static Metronome start(
      KafkaAccess access, TopicFacts telemetry, Collection<TopicFacts> control) {
    return start(() -> new KafkaProducer<>(properties(access)), telemetry, control);
  }

  /**
   * The same through other producers.
   *
   * @param producers called for the first, and for another whenever one has failed for good
   */
  static Metronome start(
      Supplier<Producer<byte[], byte[]>> producers,
      TopicFacts telemetry,
      Collection<TopicFacts> control) {
    Metronome metronome = new Metronome(producers, telemetry, control);
    metronome.thread.start();
    return metronome;
  }

  /**
   * Writes one tick into each of some partitions, and returns when the broker has them.
   *
   * @throws PreflightException if it doesn't take them
   */
  static void tickOnce(KafkaAccess access, String topic, int... partitions) {
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(properties(access))) {
      for (int partition : partitions) {
        producer.send(tick(topic, partition)).get();
      }
    } catch (ExecutionException | KafkaException e) {
      throw new PreflightException(
          "Topic %s takes no tick: %s".formatted(topic, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PreflightException("Interrupted while writing to Kafka.", e);
    }
  }

  /** How many ticks the broker has taken so far; stands still while the broker is away. */
  public long ticksWritten() {
    return written.get();
  }

  /** Stops ticking; returns when the thread is gone, after a few seconds at most. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A producer may break for good (its own rule for some failures): then the next one is made. */
  private void run() {
    while (!closed) {
      unanswered.clear();
      try (Producer<byte[], byte[]> producer = producers.get()) {
        tickUntilBroken(producer);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        report(e);
        pause();
      }
    }
  }

  private void tickUntilBroken(Producer<byte[], byte[]> producer) throws InterruptedException {
    long next = System.nanoTime();
    for (int beat = 0; !closed; beat = (beat + 1) % CONTROL_BEATS) {
      tick(producer, telemetry);
      if (beat == 0) {
        control.forEach(topic -> tick(producer, topic));
      }
      next = Math.max(next + PERIOD.toNanos(), System.nanoTime());
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback has the answer.
  private void tick(Producer<byte[], byte[]> producer, TopicFacts topic) {
    for (int partition = 0; partition < topic.partitions(); partition++) {
      TopicPartition place = new TopicPartition(topic.name(), partition);
      if (unanswered.add(place)) {
        producer.send(tick(topic.name(), partition), (metadata, failure) -> count(place, failure));
      }
    }
  }

  /** What a tick is, wherever it is to stand. */
  static ProducerRecord<byte[], byte[]> tick(String topic, int partition) {
    return new ProducerRecord<>(topic, partition, null, null, null, TICK);
  }

  private void count(TopicPartition place, Exception failure) {
    unanswered.remove(place);
    if (failure == null) {
      written.incrementAndGet();
      silent = false;
    } else {
      report(failure);
    }
  }

  /** Says once per outage that it began. */
  private void report(Exception failure) {
    if (!silent && !closed) {
      silent = true;
      LOG.warn("No ticks can be written, so time stands still in the pipeline.", failure);
    }
  }

  private void pause() {
    try {
      Thread.sleep(PERIOD.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Properties properties(KafkaAccess access) {
    Properties producer = access.producerProperties();
    producer.put(ProducerConfig.CLIENT_ID_CONFIG, "muster-metronome");
    producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "false");
    producer.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "1000");
    producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "1500");
    producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "2000");
    producer.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "500");
    producer.put(ProducerConfig.BUFFER_MEMORY_CONFIG, String.valueOf(1024 * 1024));
    return producer;
  }
}
