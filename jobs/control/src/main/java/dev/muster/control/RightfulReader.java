package dev.muster.control;

import static dev.muster.control.ControlRefusal.unless;

import dev.muster.control.root.RoleKey;
import dev.muster.control.root.RootDocument;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.signature.CoseVerifier;
import dev.muster.message.signature.PublicVerificationKey;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the contents of one kind that a key of the kind's role signed, for this fleet and subject,
 * and that arrived before their end. Not thread-safe.
 */
final class RightfulReader<T> {
  private final RootDocument root;
  private final ControlContent<T> contents;
  private final Map<Long, PublicVerificationKey> keys;
  private final CoseVerifier verifier;
  private final byte[] aad;

  /**
   * @param keys those of the root document by kid
   */
  RightfulReader(
      RootDocument root,
      ControlContent<T> contents,
      Map<Long, PublicVerificationKey> keys,
      CoseVerifier verifier) {
    this.root = root;
    this.contents = contents;
    this.keys = keys;
    this.verifier = verifier;
    this.aad = CoseVerifier.wrap(ExternalAad.control(contents.kind().wireName(), root.fleet()));
  }

  /** Says whether a record claims to be of this kind. */
  boolean isMeant(ControlEnvelope envelope) {
    return envelope.header().type().equals(contents.kind().type());
  }

  T read(ArrivedRecord record, ControlEnvelope envelope) throws ControlRefusal {
    requireRightfulSigner(envelope);
    ControlClaims claims = envelope.claims();
    unless(
        claims.subject().equals(envelope.subject()),
        ControlResult.SUBJECT_MISMATCH,
        "its sub is not its Kafka key");
    Stated<T> stated = stated(envelope.signed().payload());
    unless(
        stated.subject().equals(claims.subject()),
        ControlResult.SUBJECT_MISMATCH,
        "its content is about another subject than its sub");
    unless(
        stated.version() == claims.version(),
        ControlResult.CONTENT_MALFORMED,
        "its content has another version than its claims");
    unless(
        record.arrival() < Math.min(claims.expiresAt(), stated.expiresAt()),
        ControlResult.EXPIRED,
        "it arrived after its end");
    return stated.content();
  }

  private void requireRightfulSigner(ControlEnvelope envelope) throws ControlRefusal {
    ControlKind kind = contents.kind();
    unless(isMeant(envelope), ControlResult.WRONG_KIND, "its typ is not " + kind.type());
    unless(
        envelope.claims().fleet().equals(root.fleet()),
        ControlResult.WRONG_FLEET,
        "its aud is not the fleet " + root.fleet());
    RoleKey key =
        root.roleKey(envelope.kid())
            .orElseThrow(
                () ->
                    new ControlRefusal(
                        ControlResult.UNKNOWN_KEY, "its kid is not in the root document"));
    unless(
        key.role() == kind.role(),
        ControlResult.WRONG_ROLE,
        "a key of the role %s signed it, not one of the role %s"
            .formatted(key.role().wireName(), kind.role().wireName()));
    unless(
        envelope.algorithm().filter(key.algorithm()::equals).isPresent(),
        ControlResult.ALGORITHM_NOT_ALLOWED,
        "its alg is not that of the key in the root document");
    CoseSign1 signed = envelope.signed();
    unless(
        verifier.verifyWrapped(signed, aad, Objects.requireNonNull(keys.get(key.kid()))),
        ControlResult.BAD_SIGNATURE,
        "the signature does not verify");
  }

  /**
   * A rightful key may sign anything, so whatever a content makes its reader throw is a refusal: a
   * number that no time can be, for example.
   */
  private Stated<T> stated(byte[] bytes) throws ControlRefusal {
    try {
      T content = contents.read(bytes);
      return new Stated<>(
          content,
          contents.subject(content),
          contents.version(content),
          contents.expiresAt(content));
    } catch (MalformedContentException e) {
      throw new ControlRefusal(ControlResult.CONTENT_MALFORMED, e.getMessage());
    } catch (RuntimeException e) {
      throw new ControlRefusal(
          ControlResult.CONTENT_MALFORMED, "its content holds a value that is out of bounds");
    }
  }

  /** A content and what it says of itself. */
  private record Stated<T>(T content, String subject, long version, long expiresAt) {}
}
