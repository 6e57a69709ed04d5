package dev.muster.verify.operator;

import dev.muster.arrival.Tick;
import dev.muster.control.Accepted;
import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.KeyPartition;
import dev.muster.message.MessageBody;
import dev.muster.message.MessageHeader;
import dev.muster.message.MessageType;
import dev.muster.message.MessageWriter;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.section.ContentKey;
import dev.muster.message.section.RecipientPrivateKey;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionScope;
import dev.muster.message.section.SectionSealer;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.ReplaySettings;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerifyLimits;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.identity.Candidate;
import dev.muster.verify.screen.Screen;
import dev.muster.verify.screen.ScreenOutput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Devices with real keys: ES256 for even numbers, Ed25519 for odd ones. */
final class Fleet {
  static final String FLEET = "fleet-1";
  static final int PARTITIONS = 4;
  static final VerifySettings SETTINGS = VerifySettings.of(FLEET, PARTITIONS);

  private Fleet() {}

  static String device(int number) {
    return "device-" + number;
  }

  static DeviceRecord record(int number, long version, DeviceStatus status) {
    SigningKey key = key(number);
    DeviceKey registered =
        new DeviceKey(
            key.kid(), key.algorithm(), key.publicKey().spki(), EnumSet.allOf(MessageType.class));
    return DeviceRecord.of(device(number), "cohort")
        .version(version)
        .status(status)
        .key(registered)
        .cadenceSeconds(60)
        .build();
  }

  static Accepted<DeviceRecord> accepted(int number, long version, long validFrom) {
    return new Accepted<>(validFrom, record(number, version, DeviceStatus.ACTIVE));
  }

  static Accepted<DeviceRecord> suspended(int number, long version, long validFrom) {
    return new Accepted<>(validFrom, record(number, version, DeviceStatus.SUSPENDED));
  }

  static long kid(int number) {
    return key(number).kid();
  }

  /** A heartbeat of epoch 1 as Kafka delivers it. */
  static ArrivedRecord heartbeat(int number, long sequence, long arrival) {
    return heartbeat(number, number, sequence, arrival);
  }

  /** The same, signed with the key of a device. */
  static ArrivedRecord heartbeat(int number, int signer, long sequence, long arrival) {
    MessageHeader header = new MessageHeader(device(number), arrival / 1_000, 1, sequence);
    byte[] message =
        new MessageWriter(FLEET, new ReproducibleSigner(key(signer)))
            .write(header, MessageBody.heartbeat());
    return record(number, sequence, arrival, message);
  }

  /** A telemetry message of epoch 1 with one sealed section, as it leaves the screen. */
  static Candidate sealed(int number, long sequence, long arrival) {
    MessageHeader header = new MessageHeader(device(number), arrival / 1_000, 1, sequence);
    byte[] message =
        new MessageWriter(FLEET, new ReproducibleSigner(key(number)))
            .write(
                header, MessageBody.of(MessageType.TELEMETRY, List.of(section(number, sequence))));
    return screened(record(number, sequence, arrival, message));
  }

  private static SealedSection section(int number, long sequence) {
    byte[] seed = new byte[32];
    SectionScope scope = new SectionScope(FLEET, device(number), kid(number), "operational", 1);
    RecipientPrivateKey recipient = RecipientPrivateKey.derive(seed);
    ContentKey key =
        ContentKey.of(
            scope,
            List.of(recipient.publicKey()),
            CryptoProvider.fastest(),
            new ContentKey.Secrets(seed, recipient));
    SectionPlace place = new SectionPlace(scope, sequence, 0);
    return new SectionSealer(CryptoProvider.fastest()).seal(key, place, new byte[] {1, 2, 3});
  }

  static ArrivedRecord record(int number, long offset, long arrival, byte[] message) {
    byte[] key = device(number).getBytes(StandardCharsets.US_ASCII);
    byte[] value = EnvelopeCodec.encode(device(number), null, null, message);
    return new ArrivedRecord(
        "muster.telemetry", partition(key), offset, arrival, key, value, false);
  }

  static int partition(byte[] key) {
    return KeyPartition.of(key, PARTITIONS);
  }

  /** The heartbeat as it leaves the screen. */
  static Candidate candidate(int number, long sequence, long arrival) {
    return screened(heartbeat(number, sequence, arrival));
  }

  static Candidate screened(ArrivedRecord record) {
    return screened(SETTINGS, record);
  }

  /** The defaults, but for the replay window and the records until a partition is crowded. */
  static VerifySettings settings(ReplaySettings replay, int failedSignaturesPerSecond) {
    VerifyLimits defaults = VerifyLimits.DEFAULT;
    return new VerifySettings(
        FLEET,
        SETTINGS.partitions(),
        new VerifyLimits(
            defaults.maxRecordBytes(),
            defaults.envelopeSchemaIds(),
            replay,
            failedSignaturesPerSecond,
            defaults.others(),
            defaults.cohorts(),
            defaults.cachedKeys()));
  }

  static Candidate screened(VerifySettings settings, ArrivedRecord record) {
    AtomicReference<Candidate> passed = new AtomicReference<>();
    new Screen(settings, sha256())
        .screen(
            record,
            new ScreenOutput() {
              @Override
              public void ticked(Tick tick) {
                throw new AssertionError(tick);
              }

              @Override
              public void refused(Verdict verdict, RefusedRecord refused) {
                throw new AssertionError(refused.detail());
              }

              @Override
              public void passed(Candidate candidate) {
                passed.set(candidate);
              }
            });
    return passed.get();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static SigningKey key(int number) {
    SignatureAlgorithm algorithm =
        number % 2 == 0 ? SignatureAlgorithm.ES256 : SignatureAlgorithm.ED25519;
    return SigningKey.derive(algorithm, device(number).getBytes(StandardCharsets.US_ASCII));
  }
}
