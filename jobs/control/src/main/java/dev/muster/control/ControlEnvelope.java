package dev.muster.control;

import static dev.muster.control.ControlRefusal.unless;

import dev.muster.message.ArrivedRecord;
import dev.muster.message.Identifiers;
import dev.muster.message.KeyPartition;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ProtectedHeader;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.schemas.MalformedEnvelopeException;
import dev.muster.schemas.SignedRecordCodec;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One control record taken apart, step by step, so that a refusal can still say what was readable.
 * Nothing in it is authenticated.
 */
final class ControlEnvelope {
  /** Largest value in bytes: what a broker takes by default, so no sound record is refused. */
  static final int MAX_VALUE_BYTES = 1 << 20;

  static final int ANY_PARTITION = 0;

  private final Predicate<byte[]> announces;
  private @Nullable String subject;
  private @Nullable CoseSign1 signed;
  private @Nullable ProtectedHeader header;
  private @Nullable ControlClaims claims;

  /**
   * @param announces whether bytes begin like a content without its signature
   */
  ControlEnvelope(Predicate<byte[]> announces) {
    this.announces = announces;
  }

  /**
   * Takes a record apart.
   *
   * @param partitions how many the topic has, or {@link #ANY_PARTITION} where that is judged
   *     elsewhere
   */
  void read(ArrivedRecord record, int partitions) throws ControlRefusal {
    subject = subject(record.key());
    if (record.unopened() != null) {
      throw new ControlRefusal(
          record.unopened().tooLarge() ? ControlResult.TOO_LARGE : ControlResult.MALFORMED,
          record.unopened().sentence());
    }
    byte[] value = record.value();
    byte[] key = record.key();
    if (value == null) {
      throw new ControlRefusal(ControlResult.TOMBSTONE, "it has no value");
    }
    unless(
        value.length <= MAX_VALUE_BYTES,
        ControlResult.TOO_LARGE,
        "its value is larger than " + MAX_VALUE_BYTES + " bytes");
    if (key == null || subject == null) {
      throw new ControlRefusal(ControlResult.MISROUTED, "its Kafka key is not a subject");
    }
    unless(
        partitions == ANY_PARTITION || KeyPartition.of(key, partitions) == record.partition(),
        ControlResult.MISROUTED,
        "it is not on the partition of its Kafka key");
    try {
      signed = CoseSign1.read(cose(value));
      header = ProtectedHeader.read(signed);
      claims = ControlClaims.of(header);
    } catch (MalformedCborException e) {
      throw new ControlRefusal(ControlResult.MALFORMED, e.getMessage());
    }
    unless(signed.signatureLength() > 0, ControlResult.UNSIGNED, "its signature is empty");
  }

  private byte[] cose(byte[] value) throws ControlRefusal {
    try {
      return SignedRecordCodec.decode(value);
    } catch (MalformedEnvelopeException e) {
      unless(!announces.test(value), ControlResult.UNSIGNED, "it is a content without signature");
      throw new ControlRefusal(ControlResult.MALFORMED, e.getMessage());
    }
  }

  /** Returns the subject that the Kafka key states, or null. */
  @Nullable String subject() {
    return subject;
  }

  CoseSign1 signed() {
    return Objects.requireNonNull(signed);
  }

  ProtectedHeader header() {
    return Objects.requireNonNull(header);
  }

  ControlClaims claims() {
    return Objects.requireNonNull(claims);
  }

  Optional<SignatureAlgorithm> algorithm() {
    return SignatureAlgorithm.fromCose(header().algorithm());
  }

  long version() {
    return claims == null ? ControlOutcome.UNKNOWN : claims.version();
  }

  long kid() {
    return header == null ? ControlOutcome.UNKNOWN : header.kid();
  }

  private static @Nullable String subject(byte @Nullable [] key) {
    if (key == null) {
      return null;
    }
    String text = new String(key, StandardCharsets.ISO_8859_1);
    return Identifiers.isId(text) ? text : null;
  }
}
