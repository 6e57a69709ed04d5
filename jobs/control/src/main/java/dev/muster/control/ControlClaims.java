package dev.muster.control;

import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.cose.Claims;
import dev.muster.message.cose.CoseLabels;
import dev.muster.message.cose.ProtectedHeader;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the protected header of a control record says.
 *
 * @param subject device id or bundle name
 * @param issuedAt seconds since 1970-01-01T00:00Z; recorded, decides nothing
 * @param expiresAt milliseconds since 1970-01-01T00:00Z, or {@link ControlContent#NEVER}
 */
record ControlClaims(String subject, String fleet, long issuedAt, long expiresAt, long version) {
  private static final Set<Long> KNOWN =
      Set.of(
          CoseLabels.SUBJECT,
          CoseLabels.AUDIENCE,
          CoseLabels.EXPIRES_AT,
          CoseLabels.ISSUED_AT,
          CoseLabels.VERSION);
  private static final long LAST_SECOND = Long.MAX_VALUE / 1000;

  static ControlClaims of(ProtectedHeader header) throws MalformedCborException {
    Claims claims = header.claims();
    if (!KNOWN.containsAll(claims.labels())) {
      throw new MalformedCborException("a claim that control records do not have");
    }
    if (claims.labels().contains(CoseLabels.EXPIRES_AT)
        && claims.number(CoseLabels.EXPIRES_AT).isEmpty()) {
      throw new MalformedCborException("the expiry is not a number");
    }
    return new ControlClaims(
        text(claims, CoseLabels.SUBJECT),
        text(claims, CoseLabels.AUDIENCE),
        number(claims, CoseLabels.ISSUED_AT),
        milliseconds(claims.number(CoseLabels.EXPIRES_AT)),
        positive(claims, CoseLabels.VERSION));
  }

  Claims toClaims() {
    Claims claims =
        Claims.none()
            .with(CoseLabels.SUBJECT, subject)
            .with(CoseLabels.AUDIENCE, fleet)
            .with(CoseLabels.ISSUED_AT, issuedAt)
            .with(CoseLabels.VERSION, version);
    return expiresAt == ControlContent.NEVER
        ? claims
        : claims.with(CoseLabels.EXPIRES_AT, Math.floorDiv(expiresAt, 1000));
  }

  private static String text(Claims claims, long label) throws MalformedCborException {
    return claims
        .text(label)
        .orElseThrow(() -> new MalformedCborException("no text in claim " + label));
  }

  private static long number(Claims claims, long label) throws MalformedCborException {
    return claims
        .number(label)
        .orElseThrow(() -> new MalformedCborException("no number in claim " + label));
  }

  private static long positive(Claims claims, long label) throws MalformedCborException {
    long number = number(claims, label);
    if (number == 0) {
      throw new MalformedCborException("claim " + label + " is 0");
    }
    return number;
  }

  private static long milliseconds(OptionalLong seconds) {
    return seconds.isEmpty() || seconds.getAsLong() > LAST_SECOND
        ? ControlContent.NEVER
        : seconds.getAsLong() * 1000;
  }
}
