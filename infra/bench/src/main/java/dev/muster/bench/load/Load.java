package dev.muster.bench.load;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.section.RecipientPublicKey;
import dev.muster.message.section.SectionSealer;
import dev.muster.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Signed messages of some devices in turn, each device once per round: no order is kinder to caches
 * of keys and state. Used by one thread.
 */
public final class Load implements AutoCloseable {
  /** Messages after which a detector knows what is normal. */
  private static final int CALM = 100;

  /** Restless devices do not jump all at once. */
  private static final int SPREAD = 50;

  private final List<BenchDevice> devices = new ArrayList<>();
  private final SectionSealer sealer = new SectionSealer(CryptoProvider.fastest());
  private final Producer<byte[], byte[]> producer;
  private final LongSupplier clock;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private int turn;

  /**
   * The load of every {@code of}-th device.
   *
   * @param recipient who could open their sections
   * @param clock seconds since 1970, which the messages name
   */
  public Load(
      KafkaAccess kafka,
      BenchFleet fleet,
      String fleetId,
      RecipientPublicKey recipient,
      Share share,
      LongSupplier clock) {
    this.producer = new KafkaProducer<>(properties(kafka));
    this.clock = clock;
    for (int device = share.first(); device < fleet.size(); device += share.of()) {
      long calm = share.restless() ? CALM + device % SPREAD : Long.MAX_VALUE;
      devices.add(new BenchDevice(fleetId, fleet.id(device), fleet.key(device), recipient, calm));
    }
  }

  /**
   * Which devices.
   *
   * @param of every how manieth from there
   * @param restless whether their readings jump now and then
   */
  public record Share(int first, int of, boolean restless) {}

  /** Hands over messages without waiting for the broker's answers. */
  @SuppressWarnings("FutureReturnValueIgnored") // The callback is told of failures too.
  public void send(long messages, LongConsumer progress) {
    for (long sent = 0; sent < messages; sent++) {
      BenchDevice device = devices.get(turn);
      turn = (turn + 1) % devices.size();
      byte[] value = device.next(sealer, clock.getAsLong());
      producer.send(
          new ProducerRecord<>(Topics.TELEMETRY, device.id(), value),
          (metadata, broken) -> failure.compareAndSet(null, broken));
      progress.accept(1);
    }
  }

  /** Waits until the broker has all of it. */
  public void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException(
          "The broker did not take the load: " + failure.get().getMessage(), failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  static Properties properties(KafkaAccess kafka) {
    Properties producer = kafka.producerProperties();
    producer.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    producer.put(ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(128 * 1024));
    return producer;
  }
}
