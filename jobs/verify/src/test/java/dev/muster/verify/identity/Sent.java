package dev.muster.verify.identity;

import dev.muster.arrival.Origin;
import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageType;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A message as a test sends it; its signature holds unless it was forged. */
record Sent(
    String device,
    long kid,
    long algorithm,
    long epoch,
    long sequence,
    long issuedAt,
    MessageType type,
    long arrival,
    String body) {

  static final String FORGED = "forged";

  /** 2026-01-01T00:00Z. */
  static final long NOON = 1_767_225_600_000L;

  /** A fresh telemetry message of epoch 5, signed with key 1 of {@code pump-1}. */
  static Sent number(long sequence) {
    return new Sent(
        "pump-1",
        1,
        SignatureAlgorithm.ES256.coseLabel(),
        5,
        sequence,
        NOON / 1_000,
        MessageType.TELEMETRY,
        NOON,
        "readings");
  }

  Sent by(String other) {
    return new Sent(other, kid, algorithm, epoch, sequence, issuedAt, type, arrival, body);
  }

  Sent signedWith(long key) {
    return new Sent(device, key, algorithm, epoch, sequence, issuedAt, type, arrival, body);
  }

  Sent naming(long label) {
    return new Sent(device, kid, label, epoch, sequence, issuedAt, type, arrival, body);
  }

  Sent in(long otherEpoch) {
    return new Sent(device, kid, algorithm, otherEpoch, sequence, issuedAt, type, arrival, body);
  }

  Sent of(MessageType other) {
    return new Sent(device, kid, algorithm, epoch, sequence, issuedAt, other, arrival, body);
  }

  Sent issued(long second) {
    return new Sent(device, kid, algorithm, epoch, sequence, second, type, arrival, body);
  }

  Sent arriving(long millis) {
    return new Sent(device, kid, algorithm, epoch, sequence, issuedAt, type, millis, body);
  }

  /** The same message as it arrives this much later: the bytes are the same. */
  Sent later(long millis) {
    return arriving(arrival + millis);
  }

  Sent saying(String other) {
    return new Sent(device, kid, algorithm, epoch, sequence, issuedAt, type, arrival, other);
  }

  Sent forged() {
    return saying(FORGED);
  }

  boolean isForged() {
    return body.equals(FORGED);
  }

  Candidate candidate() {
    byte[] bytes =
        String.join("|", device, "" + kid, "" + epoch, "" + sequence, "" + issuedAt, body)
            .getBytes(StandardCharsets.UTF_8);
    CoseSign1 signed = new CoseSign1(bytes, 0, bytes.length, 0, 1, 1, 1, 2, 1);
    DeviceMessage message =
        new DeviceMessage(
            signed, algorithm, kid, device, "fleet", issuedAt, epoch, sequence, type, 0);
    return new Candidate(
        new Origin("muster.telemetry", 0, sequence, arrival), "gate-1", message, sha256(bytes));
  }

  static boolean forged(Candidate candidate) {
    return new String(candidate.value(), StandardCharsets.UTF_8).endsWith(FORGED);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
