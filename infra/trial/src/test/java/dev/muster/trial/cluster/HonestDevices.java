package dev.muster.trial.cluster;

import dev.muster.admin.control.ControlPublisher;
import dev.muster.admin.control.ControlTopic;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.control.ControlContents;
import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.message.MessageBody;
import dev.muster.message.MessageHeader;
import dev.muster.message.MessageType;
import dev.muster.message.MessageWriter;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.ProviderSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Devices that speak often enough, by a clock that is right: if four seconds more counted between
 * two messages, they would be missed.
 */
final class HonestDevices implements AutoCloseable {
  private static final long PERIOD_MILLIS = 1_200;
  private static final int CADENCE_SECONDS = 1;

  private final LocalKeys keys;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Device> devices = new ArrayList<>();
  private final List<Future<RecordMetadata>> sent = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService voices = Executors.newSingleThreadScheduledExecutor();

  HonestDevices(KafkaAccess kafka, LocalKeys keys, int count) {
    this.keys = keys;
    this.producer =
        new KafkaProducer<>(
            kafka.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer());
    for (int device = 0; device < count; device++) {
      devices.add(new Device(keys.root().fleet(), "honest-" + device));
    }
  }

  /** Registers them, as {@code device add} does. */
  void register(KafkaAccess registrar) throws InterruptedException {
    new ControlPublisher<>(
            new ControlTopic<>(registrar, Topics.REGISTRY, ControlContents.REGISTRY, keys.root()),
            keys.signer(ControlContents.REGISTRY.kind().role()),
            InstantSource.system())
        .publish(devices.stream().map(Device::record).toList());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Who is silent fails the test.
  void speak() {
    voices.scheduleAtFixedRate(this::speakOnce, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void speakOnce() {
    devices.forEach(device -> sent.add(producer.send(device.next())));
  }

  /** The last of them says nothing any more; returns its id. */
  synchronized String hush() {
    return devices.remove(devices.size() - 1).id;
  }

  /** Says nothing any more; returns where everything stands that was said. */
  List<RecordMetadata> stop() throws Exception {
    voices.shutdown();
    voices.awaitTermination(1, TimeUnit.MINUTES);
    List<RecordMetadata> places = new ArrayList<>();
    for (Future<RecordMetadata> each : sent) {
      places.add(each.get());
    }
    return places;
  }

  @Override
  public void close() {
    voices.shutdownNow();
    producer.close();
  }

  private static final class Device {
    private final String id;
    private final SigningKey key;
    private final MessageWriter writer;
    private long sequence;

    Device(String fleet, String id) {
      this.id = id;
      this.key =
          SigningKey.derive(SignatureAlgorithm.ED25519, id.getBytes(StandardCharsets.US_ASCII));
      this.writer = new MessageWriter(fleet, new ProviderSigner(key, CryptoProvider.fastest()));
    }

    ProducerRecord<byte[], byte[]> next() {
      long now = Instant.now().getEpochSecond();
      byte[] message =
          writer.write(new MessageHeader(id, now, 1, sequence++), MessageBody.heartbeat());
      return new ProducerRecord<>(
          Topics.TELEMETRY,
          id.getBytes(StandardCharsets.US_ASCII),
          EnvelopeCodec.encode(id, null, null, message));
    }

    DeviceRecord record() {
      DeviceKey registered =
          new DeviceKey(
              key.kid(), key.algorithm(), key.publicKey().spki(), EnumSet.allOf(MessageType.class));
      return DeviceRecord.of(id, "pumps").key(registered).cadenceSeconds(CADENCE_SECONDS).build();
    }
  }
}
