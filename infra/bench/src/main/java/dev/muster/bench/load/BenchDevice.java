package dev.muster.bench.load;

import dev.muster.message.MessageBody;
import dev.muster.message.MessageHeader;
import dev.muster.message.MessageType;
import dev.muster.message.MessageWriter;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.reading.Measurement;
import dev.muster.message.reading.SenmlPack;
import dev.muster.message.section.ContentKey;
import dev.muster.message.section.RecipientPublicKey;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionScope;
import dev.muster.message.section.SectionSealer;
import dev.muster.message.signature.ProviderSigner;
import dev.muster.message.signature.SigningKey;
import dev.muster.schemas.EnvelopeCodec;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/**
 * One device that sends: complete messages with one sealed section of two readings, numbered from
 * 0. A restless one jumps now and then. Used by one thread.
 */
final class BenchDevice {
  private static final String DATA_CLASS = "operational";

  /** A restless device jumps in this many messages of so many. */
  private static final long JUMPING = 4;

  private static final long BETWEEN_JUMPS = 50;
  private static final double JUMP = 1_000;

  private final String id;
  private final long kid;
  private final MessageWriter writer;
  private final SectionScope scope;
  private final ContentKey contentKey;
  private final long calm;
  private long sequence;

  /**
   * @param calm messages before the first jump, {@link Long#MAX_VALUE} for none ever
   */
  BenchDevice(String fleet, String id, SigningKey key, RecipientPublicKey recipient, long calm) {
    this.calm = calm;
    CryptoProvider provider = CryptoProvider.fastest();
    this.id = id;
    this.kid = key.kid();
    this.writer = new MessageWriter(fleet, new ProviderSigner(key, provider));
    this.scope = new SectionScope(fleet, id, kid, DATA_CLASS, 0);
    this.contentKey = ContentKey.generate(scope, List.of(recipient), provider, new SecureRandom());
  }

  private double jump() {
    return sequence >= calm && (sequence - calm) % BETWEEN_JUMPS < JUMPING ? JUMP : 0;
  }

  byte[] id() {
    return id.getBytes(StandardCharsets.US_ASCII);
  }

  /** The next record's value. */
  byte[] next(SectionSealer sealer, long now) {
    byte[] readings =
        SenmlPack.encode(
            now,
            List.of(
                new Measurement("temperature", "Cel", 20.0 + sequence % 10 + jump(), now),
                new Measurement("pressure", "Pa", 101_325.0 + sequence % 100, now)));
    SectionPlace place = new SectionPlace(scope, sequence, 0);
    MessageBody body =
        MessageBody.of(MessageType.TELEMETRY, List.of(sealer.seal(contentKey, place, readings)));
    byte[] message = writer.write(new MessageHeader(id, now, 0, sequence++), body);
    return EnvelopeCodec.encode(id, null, null, message);
  }
}
