package dev.muster.verify;

import dev.muster.arrival.Origin;
import dev.muster.arrival.Tick;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one answer about one record. Immutable: the digest is never written to after construction.
 *
 * <p>An unauthenticated verdict repeats claims that anyone may have made; only {@link #origin()},
 * {@link #reason()}, {@link #sizeBytes()} and {@link #messageSha256()} are observations.
 *
 * @param device device that the message names as {@code sub}; null if none could be read
 * @param gateway gateway that the envelope names; null if none could be read or none is named
 * @param sizeBytes size of the COSE message, of the whole Kafka value if no message was found in it
 * @param messageSha256 SHA-256 of the bytes that {@code sizeBytes} counts; null for a tick
 * @param claims what the message says of itself; null if it was not read to its end
 * @param judgedBy the control versions that were looked up
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its content.
public record Verdict(
    Origin origin,
    VerdictReason reason,
    @Nullable String device,
    @Nullable String gateway,
    int sizeBytes,
    byte @Nullable [] messageSha256,
    @Nullable MessageClaims claims,
    JudgedBy judgedBy) {

  public Verdict {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(judgedBy, "judgedBy");
  }

  /** The verdict about a tick. */
  @SuppressWarnings("NullAway") // Which does not see that the array of a record may be null.
  public static Verdict of(Tick tick) {
    return new Verdict(
        tick.origin(), VerdictReason.TICK, null, null, 0, null, null, JudgedBy.NOTHING);
  }

  /** Whether the message carried a signature of the device that it names. */
  public boolean authenticated() {
    return reason.authenticated();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Verdict that
        && origin.equals(that.origin)
        && reason == that.reason
        && Objects.equals(device, that.device)
        && Objects.equals(gateway, that.gateway)
        && sizeBytes == that.sizeBytes
        && Arrays.equals(messageSha256, that.messageSha256)
        && Objects.equals(claims, that.claims)
        && judgedBy.equals(that.judgedBy);
  }

  @Override
  public int hashCode() {
    return Objects.hash(origin, reason, device, Arrays.hashCode(messageSha256));
  }
}
