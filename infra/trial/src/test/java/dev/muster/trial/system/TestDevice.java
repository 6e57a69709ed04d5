package dev.muster.trial.system;

import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.MessageBody;
import dev.muster.message.MessageHeader;
import dev.muster.message.MessageType;
import dev.muster.message.MessageWriter;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionScope;
import dev.muster.message.signature.ProviderSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A device with a key of its own that counts its messages. Not thread-safe. */
final class TestDevice {
  static final String COHORT = "pumps";

  private final String fleet;
  private final String id;
  private final SigningKey key;
  private final MessageWriter writer;
  private long epoch = 1;
  private long sequence;

  TestDevice(String fleet, String id) {
    this(fleet, id, id);
  }

  /** A device whose key derives from a seed: two of one seed share it. */
  TestDevice(String fleet, String id, String seed) {
    this.fleet = fleet;
    this.id = id;
    this.key = SigningKey.derive(algorithm(id), seed.getBytes(StandardCharsets.US_ASCII));
    this.writer = new MessageWriter(fleet, new ProviderSigner(key, CryptoProvider.fastest()));
  }

  String id() {
    return id;
  }

  long kid() {
    return key.kid();
  }

  /** The device boots: its numbers begin again. */
  void boot(long steps) {
    epoch += steps;
    sequence = 0;
  }

  /** Numbers that will never be sent. */
  void lose(int messages) {
    sequence += messages;
  }

  /** The next message, signed. */
  byte[] next() {
    return message(Instant.now().getEpochSecond(), epoch, sequence++);
  }

  /** The next message, with sections that are sealed for the place of their first, of any class. */
  byte[] next(Function<SectionPlace, List<SealedSection>> sealing) {
    SectionScope scope = new SectionScope(fleet, id, kid(), "any", epoch);
    List<SealedSection> sections = sealing.apply(new SectionPlace(scope, sequence, 0));
    long now = Instant.now().getEpochSecond();
    return writer.write(
        new MessageHeader(id, now, epoch, sequence++),
        MessageBody.of(MessageType.TELEMETRY, sections));
  }

  /** The last number will be used again. */
  void rewind() {
    sequence--;
  }

  /** The next message, by a clock that errs by so many seconds. */
  byte[] nextOff(long seconds) {
    return message(Instant.now().getEpochSecond() + seconds, epoch, sequence++);
  }

  byte[] message(long issuedAt, long epoch, long sequence) {
    return writer.write(new MessageHeader(id, issuedAt, epoch, sequence), MessageBody.heartbeat());
  }

  /** A message on its way, as the device's gateway sends it. */
  ProducerRecord<byte[], byte[]> record(byte[] message) {
    return record(id, EnvelopeCodec.encode(id, "gateway-1", null, message));
  }

  static ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
    return new ProducerRecord<>(Topics.TELEMETRY, key.getBytes(StandardCharsets.UTF_8), value);
  }

  /** What the registry is to say of it. */
  DeviceRecord registered(long version, DeviceStatus status) {
    return DeviceRecord.of(id, COHORT)
        .version(version)
        .status(status)
        .site("plant-1")
        .model("P7")
        .firmware("1.0")
        .key(
            new DeviceKey(
                key.kid(),
                key.algorithm(),
                key.publicKey().spki(),
                EnumSet.allOf(MessageType.class)))
        .cadenceSeconds(60)
        .build();
  }

  private static SignatureAlgorithm algorithm(String id) {
    return id.hashCode() % 2 == 0 ? SignatureAlgorithm.ES256 : SignatureAlgorithm.ED25519;
  }
}
