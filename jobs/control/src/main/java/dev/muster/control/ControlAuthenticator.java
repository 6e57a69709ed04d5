package dev.muster.control;

import static dev.muster.control.ControlRefusal.unless;

import dev.muster.control.registry.Standing;
import dev.muster.control.root.RoleKey;
import dev.muster.control.root.RootDocument;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.signature.CoseVerifier;
import dev.muster.message.signature.PublicVerificationKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Judges control records of one topic by themselves: who signed them, for which fleet and subject,
 * and whether they arrived before their end. Whether one follows what is in force is not judged
 * here, but by {@link Precedence}.
 *
 * <p>On the registry's topic stand standings too, each with the registrar's record that it is put
 * over: that one is judged as if it had arrived itself, so that a standing can be judged whatever
 * has become of the record on the topic.
 *
 * <p>Guaranteed: any record at all ends in an {@link Authentication}; nothing is thrown. The key's
 * role and algorithm come from the root document, never from the record. Not thread-safe: one per
 * task.
 */
public final class ControlAuthenticator<T> {
  private final ControlContent<T> contents;
  private final RightfulReader<T> reader;
  private final RightfulReader<Standing> standings;

  /** Makes an authenticator of one topic's records. */
  public ControlAuthenticator(
      RootDocument root, ControlContent<T> contents, CryptoProvider provider) {
    Map<Long, PublicVerificationKey> keys = new HashMap<>();
    root.roleKeys().forEach(key -> keys.put(key.kid(), publicKey(key, provider)));
    CoseVerifier verifier = new CoseVerifier(provider);
    this.contents = contents;
    this.reader = new RightfulReader<>(root, contents, keys, verifier);
    this.standings = new RightfulReader<>(root, ControlContents.STANDING, keys, verifier);
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
    ControlEnvelope envelope = new ControlEnvelope(this::announces);
    try {
      envelope.read(record, partitions);
      return contents.takesStandings() && standings.isMeant(envelope)
          ? standing(record, envelope)
          : authentic(record, envelope);
    } catch (ControlRefusal refusal) {
      return new Authentication.Refused<>(
          refusal.result(),
          refusal.getMessage(),
          envelope.subject(),
          envelope.version(),
          envelope.kid());
    }
  }

  private boolean announces(byte[] bytes) {
    return contents.announces(bytes)
        || (contents.takesStandings() && ControlContents.STANDING.announces(bytes));
  }

  private Authentication<T> authentic(ArrivedRecord record, ControlEnvelope envelope)
      throws ControlRefusal {
    T content = reader.read(record, envelope);
    return new Authentication.Authentic<>(
        envelope.claims().subject(),
        envelope.version(),
        envelope.kid(),
        content,
        envelope.signed().payload(),
        contents.takesStandings()
            ? new Basis(envelope.version(), Objects.requireNonNull(record.value()))
            : null);
  }

  private Authentication<T> standing(ArrivedRecord record, ControlEnvelope envelope)
      throws ControlRefusal {
    Standing standing = standings.read(record, envelope);
    ArrivedRecord registered =
        new ArrivedRecord(
            record.topic(),
            record.partition(),
            record.offset(),
            record.arrival(),
            record.key(),
            standing.registered(),
            false);
    T under = registered(registered);
    unless(
        contents.version(under) < standing.version(),
        ControlResult.STANDING_ONLY,
        "it is no newer than the record that it stands over");
    T content = under(standing, under);
    return new Authentication.Authentic<>(
        envelope.claims().subject(),
        envelope.version(),
        envelope.kid(),
        content,
        contents.write(content),
        new Basis(contents.version(under), standing.registered()));
  }

  private T registered(ArrivedRecord record) throws ControlRefusal {
    ControlEnvelope envelope = new ControlEnvelope(contents::announces);
    try {
      envelope.read(record, ControlEnvelope.ANY_PARTITION);
      return reader.read(record, envelope);
    } catch (ControlRefusal refusal) {
      throw new ControlRefusal(
          ControlResult.STANDING_ONLY,
          "what it stands over is refused as %s: %s"
              .formatted(refusal.result(), refusal.getMessage()));
    }
  }

  private T under(Standing standing, T content) throws ControlRefusal {
    try {
      return contents.under(standing, content);
    } catch (MalformedContentException e) {
      throw new ControlRefusal(ControlResult.STANDING_ONLY, e.getMessage());
    }
  }

  private static PublicVerificationKey publicKey(RoleKey key, CryptoProvider provider) {
    try {
      return PublicVerificationKey.fromSpki(key.algorithm(), key.spki(), provider);
    } catch (UnusableKeyException e) {
      throw new IllegalArgumentException(key + " of the root document cannot be used", e);
    }
  }
}
