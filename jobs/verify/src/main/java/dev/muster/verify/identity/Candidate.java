package dev.muster.verify.identity;

import dev.muster.arrival.Origin;
import dev.muster.message.Acknowledgement;
import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageBody;
import dev.muster.message.MessageType;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.verify.Contact;
import dev.muster.verify.Forgeries;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.MessageClaims;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.Unchecked;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.VerifiedMessage;
import dev.muster.verify.replay.ReplayMark;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed, well routed message that waits for its judgement. Nothing in it is believed yet.
 * Immutable: its arrays are never written to after construction.
 *
 * @param gateway gateway that the envelope names, null if it names none
 * @param message the message, read in place in the record's value
 * @param messageSha256 SHA-256 of the message's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its content.
public record Candidate(
    Origin origin, @Nullable String gateway, DeviceMessage message, byte[] messageSha256) {

  /** The device that the record is keyed by. */
  public String device() {
    return message.device();
  }

  /** The record's whole value, untouched. */
  public byte[] value() {
    return message.signed().buffer();
  }

  /** The verdict about this message. */
  Verdict verdict(VerdictReason reason, JudgedBy judgedBy) {
    return new Verdict(
        origin,
        reason,
        message.device(),
        gateway,
        message.signed().length(),
        messageSha256,
        claims(message),
        judgedBy);
  }

  /** What this message leaves in the replay state. */
  public ReplayMark mark() {
    long digest = ByteBuffer.wrap(messageSha256).getLong();
    return new ReplayMark(
        message.kid(), message.epoch(), message.sequence(), digest, origin.arrival());
  }

  /** The record on its way to quarantine. Its key was found to be the device id. */
  public RefusedRecord refused(VerdictReason reason) {
    byte[] key = message.device().getBytes(StandardCharsets.US_ASCII);
    return new RefusedRecord(origin, key, value(), reason, reason.explanation());
  }

  /** The message once it is accepted. */
  public VerifiedMessage verified(Judgement judgement) {
    return new VerifiedMessage(
        origin,
        message,
        Objects.requireNonNull(judgement.speaker()),
        judgement.verdict().judgedBy());
  }

  /** That the device spoke, which its signature and a new number prove. */
  public Contact contact(Judgement judgement) {
    VerdictReason verdict = judgement.verdict().reason();
    return new Contact(
        origin,
        Objects.requireNonNull(judgement.speaker()),
        message.epoch(),
        message.sequence(),
        message.issuedAt(),
        verdict,
        message.type(),
        verdict == VerdictReason.ACCEPTED ? acknowledgement() : null);
  }

  /** That the device may have spoken unchecked. */
  public Unchecked unchecked() {
    return new Unchecked(device(), origin.arrival());
  }

  /** The message as one that nobody is proved to have sent. */
  public Forgeries forged(Judgement judgement) {
    return Forgeries.of(origin, Objects.requireNonNull(judgement.doubt()).gateway());
  }

  private @Nullable Acknowledgement acknowledgement() {
    if (message.type() != MessageType.ACKNOWLEDGEMENT) {
      return null;
    }
    try {
      return MessageBody.read(message).acknowledgement().orElseThrow();
    } catch (MalformedCborException e) {
      throw new IllegalStateException("The parser lets through well-formed payloads only", e);
    }
  }

  /** What a message says of itself. */
  public static MessageClaims claims(DeviceMessage message) {
    return new MessageClaims(
        algorithmName(message.algorithm()),
        message.kid(),
        message.epoch(),
        message.sequence(),
        message.issuedAt(),
        message.type().wireName());
  }

  private static String algorithmName(long label) {
    return SignatureAlgorithm.fromCose(label)
        .map(SignatureAlgorithm::wireName)
        .orElseGet(() -> "COSE:" + label);
  }

  /** Two candidates are the same if they are the same record. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Candidate that && origin.equals(that.origin);
  }

  @Override
  public int hashCode() {
    return Objects.hash(origin);
  }
}
