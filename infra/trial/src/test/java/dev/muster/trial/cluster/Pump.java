package dev.muster.trial.cluster;

import dev.muster.message.MessageBody;
import dev.muster.message.MessageHeader;
import dev.muster.message.MessageWriter;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.ProviderSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A device with a key of its own, which counts its messages. Not thread-safe. */
final class Pump {
  /** How often it is registered to speak, in seconds. */
  static final int CADENCE = 5;

  private final String id;
  private final SigningKey key;
  private final MessageWriter writer;
  private long sequence;

  Pump(String fleet, String id) {
    this.id = id;
    this.key =
        SigningKey.derive(SignatureAlgorithm.ED25519, id.getBytes(StandardCharsets.US_ASCII));
    this.writer = new MessageWriter(fleet, new ProviderSigner(key, CryptoProvider.fastest()));
  }

  String id() {
    return id;
  }

  /** A line of {@code device add --from}; its key is written beside. */
  String registration(Path directory) throws IOException {
    Path pem = directory.resolve(id + ".pem");
    Files.writeString(
        pem,
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
            .formatted(Base64.getEncoder().encodeToString(key.publicKey().spki())));
    return "{\"device\": \"%s\", \"key\": \"%s\", \"cohort\": \"pumps\", \"cadence\": %s}"
        .formatted(id, pem, CADENCE);
  }

  /** The next message on its way. */
  ProducerRecord<byte[], byte[]> speak() {
    byte[] message =
        writer.write(
            new MessageHeader(id, Instant.now().getEpochSecond(), 1, sequence++),
            MessageBody.heartbeat());
    return new ProducerRecord<>(
        Topics.TELEMETRY,
        id.getBytes(StandardCharsets.UTF_8),
        EnvelopeCodec.encode(id, null, null, message));
  }
}
