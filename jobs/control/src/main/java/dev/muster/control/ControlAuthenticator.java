package dev.muster.control;

import static dev.muster.control.ControlRefusal.unless;

import dev.muster.control.root.RoleKey;
import dev.muster.control.root.RootDocument;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.signature.CoseVerifier;
import dev.muster.message.signature.CryptoProvider;
import dev.muster.message.signature.PublicVerificationKey;
import dev.muster.message.signature.UnusableKeyException;
import java.util.HashMap;
import java.util.Map;

/**
 * Judges control records of one kind by themselves: who signed them, for which fleet and subject,
 * and whether they arrived before their end. Whether a version is newer is not judged here.
 *
 * <p>Guaranteed: any record at all ends in an {@link Authentication}; nothing is thrown. The key's
 * role and algorithm come from the root document, never from the record. Not thread-safe: one per
 * task.
 *
 * @param <T> the content
 */
public final class ControlAuthenticator<T> {
  private final RootDocument root;
  private final ControlContent<T> contents;
  private final CoseVerifier verifier;
  private final byte[] aad;
  private final Map<Long, PublicVerificationKey> keys = new HashMap<>();

  /** Makes an authenticator of one kind of record. */
  public ControlAuthenticator(
      RootDocument root, ControlContent<T> contents, CryptoProvider provider) {
    this.root = root;
    this.contents = contents;
    this.verifier = new CoseVerifier(provider);
    this.aad = CoseVerifier.wrap(ExternalAad.control(contents.kind().wireName(), root.fleet()));
    root.roleKeys().forEach(key -> keys.put(key.kid(), publicKey(key, provider)));
  }

  /** Judges a record that is no tick, but not whether its partition is that of its key. */
  public Authentication<T> authenticate(ArrivedRecord record) {
    return authenticate(record, ControlEnvelope.ANY_PARTITION);
  }

  /**
   * Judges a record that is no tick. Versions of one subject keep their order only within one
   * partition, so one on another partition is refused.
   *
   * @param partitions how many the topic has
   */
  public Authentication<T> authenticate(ArrivedRecord record, int partitions) {
    ControlEnvelope envelope = new ControlEnvelope(contents);
    try {
      envelope.read(record, partitions);
      requireRightfulSigner(envelope);
      return authentic(record, envelope);
    } catch (ControlRefusal refusal) {
      return new Authentication.Refused<>(
          refusal.result(),
          refusal.getMessage(),
          envelope.subject(),
          envelope.version(),
          envelope.kid());
    }
  }

  private void requireRightfulSigner(ControlEnvelope envelope) throws ControlRefusal {
    ControlKind kind = contents.kind();
    unless(
        envelope.header().type().equals(kind.type()),
        ControlResult.WRONG_KIND,
        "its typ is not " + kind.type());
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
        verifier.verifyWrapped(signed, aad, keys.get(key.kid())),
        ControlResult.BAD_SIGNATURE,
        "the signature does not verify");
  }

  private Authentication<T> authentic(ArrivedRecord record, ControlEnvelope envelope)
      throws ControlRefusal {
    ControlClaims claims = envelope.claims();
    unless(
        claims.subject().equals(envelope.subject()),
        ControlResult.SUBJECT_MISMATCH,
        "its sub is not its Kafka key");
    byte[] bytes = envelope.signed().payload();
    Stated<T> stated = read(bytes);
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
    return new Authentication.Authentic<>(
        claims.subject(), claims.version(), envelope.kid(), stated.content(), bytes);
  }

  /**
   * A rightful key may sign anything, so whatever a content makes its reader throw is a refusal: a
   * number that no time can be, for example.
   */
  private Stated<T> read(byte[] bytes) throws ControlRefusal {
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

  private static PublicVerificationKey publicKey(RoleKey key, CryptoProvider provider) {
    try {
      return PublicVerificationKey.fromSpki(key.algorithm(), key.spki(), provider);
    } catch (UnusableKeyException e) {
      throw new IllegalArgumentException(key + " of the root document cannot be used", e);
    }
  }
}
