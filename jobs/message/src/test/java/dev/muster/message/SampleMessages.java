package dev.muster.message;

import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.reading.Measurement;
import dev.muster.message.reading.SenmlPack;
import dev.muster.message.section.ContentKey;
import dev.muster.message.section.RecipientPrivateKey;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionScope;
import dev.muster.message.section.SectionSealer;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Messages for tests, the same in every run. */
public final class SampleMessages {
  /** Fleet of the samples. */
  public static final String FLEET = "fleet-1";

  /** Device of the samples. */
  public static final String DEVICE = "pump-0042";

  /** Recipient of the samples. */
  public static final RecipientPrivateKey RECIPIENT = RecipientPrivateKey.derive(seed(9));

  private SampleMessages() {}

  /** A seed of 32 equal bytes. */
  public static byte[] seed(int filler) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) filler);
    return seed;
  }

  /** The key of a seed. */
  public static SigningKey key(SignatureAlgorithm algorithm) {
    return SigningKey.derive(algorithm, seed(1));
  }

  /** Writer with the sample key. */
  public static MessageWriter writer(SignatureAlgorithm algorithm) {
    return new MessageWriter(FLEET, new ReproducibleSigner(key(algorithm)));
  }

  /** A header with a sequence number. */
  public static MessageHeader header(long sequence) {
    return new MessageHeader(DEVICE, 1_790_000_000L, 7, sequence);
  }

  /** Telemetry with one sealed section. */
  public static byte[] telemetry(SignatureAlgorithm algorithm, long sequence) {
    SealedSection section = section(algorithm, sequence, 0, "operational");
    return writer(algorithm)
        .write(header(sequence), MessageBody.of(MessageType.TELEMETRY, List.of(section)));
  }

  /** A heartbeat. */
  public static byte[] heartbeat(SignatureAlgorithm algorithm, long sequence) {
    return writer(algorithm).write(header(sequence), MessageBody.heartbeat());
  }

  /** An acknowledgement. */
  public static byte[] acknowledgement(SignatureAlgorithm algorithm, long sequence) {
    Acknowledgement acknowledgement =
        new Acknowledgement(new byte[16], 5, Acknowledgement.Outcome.EXECUTED, Optional.of("done"));
    return writer(algorithm).write(header(sequence), MessageBody.of(acknowledgement));
  }

  /** The scope of the samples that a key signs. */
  public static SectionScope scope(SignatureAlgorithm algorithm, String dataClass) {
    return new SectionScope(FLEET, DEVICE, key(algorithm).kid(), dataClass, 7);
  }

  /** The place of a section. */
  public static SectionPlace place(
      SignatureAlgorithm algorithm, long sequence, int index, String dataClass) {
    return new SectionPlace(scope(algorithm, dataClass), sequence, index);
  }

  /** A sealed section with one measurement. */
  public static SealedSection section(
      SignatureAlgorithm algorithm, long sequence, int index, String dataClass) {
    ContentKey.Secrets secrets =
        new ContentKey.Secrets(seed(3), RecipientPrivateKey.derive(seed(4)));
    ContentKey key =
        ContentKey.of(
            scope(algorithm, dataClass),
            List.of(RECIPIENT.publicKey()),
            CryptoProvider.bouncyCastle(),
            secrets);
    return new SectionSealer(CryptoProvider.bouncyCastle())
        .seal(key, place(algorithm, sequence, index, dataClass), plaintext());
  }

  /** What the sections hold. */
  public static byte[] plaintext() {
    return SenmlPack.encode(
        1_790_000_000L, List.of(new Measurement("temp", "Cel", 21.5, 1_790_000_000L)));
  }
}
