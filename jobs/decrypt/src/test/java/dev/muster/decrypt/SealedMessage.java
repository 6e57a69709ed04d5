package dev.muster.decrypt;

import dev.muster.arrival.Origin;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageBody;
import dev.muster.message.MessageType;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.reading.Measurement;
import dev.muster.message.reading.SenmlPack;
import dev.muster.message.section.ContentKey;
import dev.muster.message.section.RecipientPrivateKey;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionScope;
import dev.muster.message.section.SectionSealer;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.VerifiedMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A verified message as a test sends it, with sections that are really sealed. */
public record SealedMessage(
    String device, String cohort, long epoch, long sequence, long arrival, List<Part> parts) {
  /** 2026-01-01T00:00Z. */
  public static final long NOON = 1_767_225_600_000L;

  /** Fleet id of all messages. */
  public static final String FLEET = "fleet-1";

  private static final CryptoProvider PROVIDER = CryptoProvider.fastest();
  private static final long SIGNER = 0x1111_2222_3333_4444L;

  /** A section to be: its class, and what is sealed. */
  public record Part(String dataClass, byte[] plaintext) {}

  /** A message of {@code pump-1} without sections, of epoch 5. */
  public static SealedMessage number(long sequence) {
    return new SealedMessage("pump-1", "pumps", 5, sequence, NOON, List.of());
  }

  /** The private key of a class, the same in every run. */
  public static RecipientPrivateKey recipient(String dataClass) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) dataClass.length());
    return RecipientPrivateKey.derive(seed);
  }

  /** The plaintext of one temperature. */
  public static byte[] temperature(double value) {
    double seconds = NOON / 1000.0;
    return SenmlPack.encode(
        NOON / 1000, List.of(new Measurement("temperature", "Cel", value, seconds)));
  }

  /** The plaintext of some temperatures, a second apart. */
  public static byte[] temperatures(int count) {
    List<Measurement> measured = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      measured.add(new Measurement("temperature", "Cel", 20.0, NOON / 1000.0 - i));
    }
    return SenmlPack.encode(NOON / 1000, measured);
  }

  public SealedMessage by(String other) {
    return new SealedMessage(other, cohort, epoch, sequence, arrival, parts);
  }

  public SealedMessage ofCohort(String other) {
    return new SealedMessage(device, other, epoch, sequence, arrival, parts);
  }

  public SealedMessage arriving(long millis) {
    return new SealedMessage(device, cohort, epoch, sequence, millis, parts);
  }

  /** With one more section, of a temperature. */
  public SealedMessage with(String dataClass, double value) {
    return with(dataClass, temperature(value));
  }

  public SealedMessage with(String dataClass, byte[] plaintext) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part(dataClass, plaintext));
    return new SealedMessage(device, cohort, epoch, sequence, arrival, more);
  }

  /** The message once its signature is verified. */
  public VerifiedMessage verified() {
    List<SealedSection> sections = new ArrayList<>();
    for (Part part : parts) {
      sections.add(sealed(part, sections.size()));
    }
    return verified(sections);
  }

  /** The same message around other sections. */
  public VerifiedMessage verified(List<SealedSection> sections) {
    byte[] body = MessageBody.of(MessageType.TELEMETRY, sections).encode();
    CoseSign1 signed = new CoseSign1(body, 0, body.length, 0, 0, 0, body.length, 0, 0);
    DeviceMessage message =
        new DeviceMessage(
            signed,
            -9,
            SIGNER,
            device,
            FLEET,
            NOON / 1000,
            epoch,
            sequence,
            MessageType.TELEMETRY,
            sections.size());
    return new VerifiedMessage(
        new Origin("muster.telemetry", 0, sequence, arrival),
        message,
        record(),
        new JudgedBy(cohort, 1, 1));
  }

  /** One section of the message. */
  public SealedSection sealed(Part part, int index) {
    SectionScope scope = new SectionScope(FLEET, device, SIGNER, part.dataClass(), epoch);
    SectionPlace place = new SectionPlace(scope, sequence, index);
    return new SectionSealer(PROVIDER).seal(contentKey(scope), place, part.plaintext());
  }

  private DeviceRecord record() {
    return DeviceRecord.of(device, cohort).site("north").cadenceSeconds(60).build();
  }

  /** The secret content key that a device seals a class with. */
  public static byte[] contentKey(String device, String dataClass) {
    return Arrays.copyOf((device + "'s key for " + dataClass).getBytes(StandardCharsets.UTF_8), 32);
  }

  private static ContentKey contentKey(SectionScope scope) {
    byte[] seed = contentKey(scope.device(), scope.dataClass());
    return ContentKey.of(
        scope,
        List.of(recipient(scope.dataClass()).publicKey()),
        PROVIDER,
        new ContentKey.Secrets(seed, RecipientPrivateKey.derive(seed)));
  }
}
