package dev.muster.message.section;

import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cose.CoseLabels;
import dev.muster.message.crypto.CryptoModule;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.UnusableKeyException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * A device's content key for one signing key, class and epoch, with its wrapped form for the
 * recipients. A device may seal with it for at most 2^20 messages and 24 hours. Secret and never
 * printed. Immutable.
 */
public final class ContentKey {
  static final int KEY_BYTES = 32;

  private final SectionScope scope;
  private final byte[] key;
  private final byte[] recipients;

  private ContentKey(SectionScope scope, byte[] key, byte[] recipients) {
    this.scope = scope;
    this.key = key;
    this.recipients = recipients;
  }

  /** A new key and a new ephemeral key, both random. */
  public static ContentKey generate(
      SectionScope scope,
      List<RecipientPublicKey> recipients,
      CryptoProvider provider,
      SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return of(scope, recipients, provider, new Secrets(key, RecipientPrivateKey.generate(random)));
  }

  /**
   * The secrets behind a content key.
   *
   * @param key the content key, 32 bytes
   * @param ephemeral the ephemeral key; never to be used for another content key
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  public record Secrets(byte[] key, RecipientPrivateKey ephemeral) {
    /** Names nothing. */
    @Override
    public String toString() {
      return "Secrets[redacted]";
    }
  }

  /** A key from given secrets: for simulations and tests. */
  public static ContentKey of(
      SectionScope scope,
      List<RecipientPublicKey> recipients,
      CryptoProvider provider,
      Secrets secrets) {
    CborWriter out = new CborWriter(192 * recipients.size()).array(recipients.size());
    KeyAgreement agreement = new KeyAgreement(provider);
    for (RecipientPublicKey recipient : recipients) {
      writeRecipient(out, recipient.kid(), secrets, wrap(agreement, scope, recipient, secrets));
    }
    return new ContentKey(scope, secrets.key().clone(), out.toByteArray());
  }

  /** What the key may be used for. */
  public SectionScope scope() {
    return scope;
  }

  /** The encoded array of recipient structures, the same in every section sealed with the key. */
  byte[] recipients() {
    return recipients;
  }

  byte[] reveal() {
    return key;
  }

  /** Names the scope, never the secret. */
  @Override
  public String toString() {
    return "ContentKey[" + scope + "]";
  }

  private static byte[] wrap(
      KeyAgreement agreement, SectionScope scope, RecipientPublicKey recipient, Secrets secrets) {
    try {
      byte[] kek =
          agreement.wrappingKey(
              secrets.ephemeral(), recipient.coordinates(), scope.kdfContext(recipient.kid()));
      return CryptoModule.inUse().wrap(kek, secrets.key());
    } catch (UnusableKeyException e) {
      throw new IllegalStateException("a recipient key was checked when it was read", e);
    }
  }

  private static void writeRecipient(CborWriter out, long kid, Secrets secrets, byte[] wrapped) {
    byte[] point = secrets.ephemeral().publicKey().coordinates();
    int half = point.length / 2;
    out.array(3).bytes(SectionRecipient.PROTECTED).map(2);
    out.integer(CoseLabels.KID).bigEndian(kid, 8);
    out.integer(CoseLabels.EPHEMERAL_KEY).map(4).integer(1).integer(2).integer(-1).integer(1);
    out.integer(-2).bytes(Arrays.copyOf(point, half));
    out.integer(-3).bytes(Arrays.copyOfRange(point, half, point.length));
    out.bytes(wrapped);
  }
}
