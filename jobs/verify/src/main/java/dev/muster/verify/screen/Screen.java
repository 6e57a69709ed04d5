package dev.muster.verify.screen;

import dev.muster.arrival.Origin;
import dev.muster.arrival.Tick;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageParser;
import dev.muster.message.MessageRefusedException;
import dev.muster.message.Unopened;
import dev.muster.message.cose.CoseSign1;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.schemas.EnvelopeView;
import dev.muster.schemas.MalformedEnvelopeException;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.MessageClaims;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.identity.Candidate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The checks that need nothing but the record: size, form, version, fleet and routing. Everything
 * that passes is keyed by the device that it names, and no other device's state can see it.
 *
 * <p>A value is an envelope around a message, or the message alone, as bridges hand it on.
 *
 * <p>Takes any bytes; exactly one method of the output is called per record. Not thread-safe: one
 * per task, as the digest is reused.
 */
public final class Screen {
  private static final byte[] NOTHING = new byte[0];

  private final VerifySettings settings;
  private final MessageDigest sha256;

  /**
   * A screen.
   *
   * @param sha256 computes SHA-256; owned by the screen from now on
   */
  public Screen(VerifySettings settings, MessageDigest sha256) {
    this.settings = settings;
    this.sha256 = sha256;
  }

  /** Sorts one record. */
  public void screen(ArrivedRecord record, ScreenOutput output) {
    if (record.tick()) {
      output.ticked(
          new Tick(record.topic(), record.partition(), record.offset(), record.arrival()));
      return;
    }
    byte[] value = record.value() == null ? NOTHING : record.value();
    Attempt attempt = new Attempt(record, value, output);
    if (record.unopened() != null) {
      attempt.refuse(record.unopened());
    } else if (value.length > settings.limits().maxRecordBytes()) {
      attempt.refuse(VerdictReason.TOO_LARGE);
    } else {
      attempt.open();
    }
  }

  /** One record on its way through the checks, with what is known of it so far. */
  private final class Attempt {
    private final ArrivedRecord record;
    private final byte[] value;
    private final ScreenOutput output;
    private int offset;
    private int length;
    private @Nullable String device;
    private @Nullable String gateway;
    private @Nullable DeviceMessage message;
    private byte @Nullable [] digest;

    Attempt(ArrivedRecord record, byte[] value, ScreenOutput output) {
      this.record = record;
      this.value = value;
      this.output = output;
      this.length = value.length;
    }

    void open() {
      try {
        EnvelopeView envelope = isBare(value) ? null : opened();
        DeviceMessage read = MessageParser.parse(value, offset, length);
        message = read;
        device = read.device();
        route(envelope, read);
      } catch (MalformedEnvelopeException e) {
        refuse(VerdictReason.MALFORMED, "the envelope cannot be read: " + e.getMessage());
      } catch (MessageRefusedException e) {
        device = e.device().orElse(null);
        refuse(reasonOf(e.kind()), "the message cannot be read: " + e.getMessage());
      }
    }

    private EnvelopeView opened() throws MalformedEnvelopeException {
      EnvelopeView envelope = EnvelopeCodec.decode(value, settings.limits().envelopeSchemaIds());
      offset = envelope.messageOffset();
      length = envelope.messageLength();
      gateway = envelope.gateway();
      return envelope;
    }

    /**
     * @param envelope null for a message without one: then the key alone names the device
     */
    private void route(@Nullable EnvelopeView envelope, DeviceMessage read) {
      if (!read.fleet().equals(settings.fleet())) {
        refuse(VerdictReason.WRONG_FLEET);
      } else if (envelope != null && !envelope.device().equals(read.device())) {
        refuse(VerdictReason.MISROUTED, "the envelope names another device than the message");
      } else {
        route(read);
      }
    }

    private void route(DeviceMessage read) {
      byte[] id = read.device().getBytes(StandardCharsets.US_ASCII);
      if (!Arrays.equals(record.key(), id)) {
        refuse(VerdictReason.MISROUTED, "the Kafka key is not the device id of the message");
      } else if (!settings.partitions().isPlaceOf(id, record.partition(), record.arrival())) {
        refuse(
            VerdictReason.MISROUTED,
            "the record stands in partition %s, and murmur2 of its key gives %s"
                .formatted(record.partition(), settings.partitions().of(id)));
      } else {
        output.passed(new Candidate(origin(), gateway, read, digest()));
      }
    }

    /** Of what nobody took into memory, the row counts what was read and digested. */
    void refuse(Unopened unopened) {
      length = (int) Math.min(Integer.MAX_VALUE, unopened.digestedBytes());
      digest = unopened.sha256();
      refuse(
          unopened.tooLarge() ? VerdictReason.TOO_LARGE : VerdictReason.MALFORMED,
          unopened.sentence());
    }

    private void refuse(VerdictReason reason) {
      refuse(reason, reason.explanation());
    }

    private void refuse(VerdictReason reason, String detail) {
      MessageClaims claims = message == null ? null : Candidate.claims(message);
      Verdict verdict =
          new Verdict(
              origin(), reason, device, gateway, length, digest(), claims, JudgedBy.NOTHING);
      output.refused(
          verdict,
          new RefusedRecord(
              origin(), record.key(), record.value(), reason, detail, record.unopened()));
    }

    private byte[] digest() {
      if (digest == null) {
        sha256.update(value, offset, length);
        digest = sha256.digest();
      }
      return digest;
    }

    private Origin origin() {
      return new Origin(record.topic(), record.partition(), record.offset(), record.arrival());
    }
  }

  /** No envelope begins with the tag of a COSE_Sign1. */
  private static boolean isBare(byte[] value) {
    return value.length > 0 && value[0] == CoseSign1.FIRST_BYTE;
  }

  private static VerdictReason reasonOf(MessageRefusedException.Kind kind) {
    return switch (kind) {
      case MALFORMED -> VerdictReason.MALFORMED;
      case UNSUPPORTED_VERSION -> VerdictReason.UNSUPPORTED_VERSION;
    };
  }
}
