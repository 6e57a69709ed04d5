package dev.muster.message.signature;

import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.key.UnusableKeyException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;

/**
 * A public key that a {@link CryptoProvider} can verify with. Bound to that provider, immutable,
 * and safe for use by many threads.
 */
public final class PublicVerificationKey {
  private final SignatureAlgorithm algorithm;
  private final RawPublicKey raw;
  private final CryptoProvider provider;
  private final PublicKey parsed;

  private PublicVerificationKey(
      SignatureAlgorithm algorithm, RawPublicKey raw, CryptoProvider provider, PublicKey parsed) {
    this.algorithm = algorithm;
    this.raw = raw;
    this.provider = provider;
    this.parsed = parsed;
  }

  /**
   * Reads a DER SubjectPublicKeyInfo.
   *
   * @throws UnusableKeyException if it is no key of the algorithm's type, as {@link
   *     RawPublicKey#fromSpki} defines it
   */
  public static PublicVerificationKey fromSpki(
      SignatureAlgorithm algorithm, byte[] spki, CryptoProvider provider)
      throws UnusableKeyException {
    return of(algorithm, RawPublicKey.fromSpki(algorithm.keyType(), spki), provider);
  }

  /** The public half of a key that signs, for a provider. */
  public static PublicVerificationKey of(SigningKey key, CryptoProvider provider)
      throws UnusableKeyException {
    return of(key.algorithm(), key.publicKey(), provider);
  }

  /** Prepares a key of the algorithm's type for a provider. */
  public static PublicVerificationKey of(
      SignatureAlgorithm algorithm, RawPublicKey raw, CryptoProvider provider)
      throws UnusableKeyException {
    if (raw.type() != algorithm.keyType()) {
      throw new IllegalArgumentException(
          algorithm.wireName() + " verifies with no " + raw.type() + " key");
    }
    try {
      X509EncodedKeySpec spec = new X509EncodedKeySpec(raw.spki());
      return new PublicVerificationKey(
          algorithm,
          raw,
          provider,
          provider.keyFactory(raw.type().providerName()).generatePublic(spec));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new UnusableKeyException("a public key that " + provider + " does not take", e);
    }
  }

  /** What the key verifies. */
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /** Its COSE key thumbprint with SHA-256 (RFC 9679): 32 bytes. Computed on each call. */
  public byte[] thumbprint() {
    return raw.thumbprint();
  }

  /** The first 8 bytes of the thumbprint as a big-endian number. Computed on each call. */
  public long kid() {
    return raw.kid();
  }

  /**
   * The same key for another provider; read anew on each call.
   *
   * @throws IllegalStateException if that provider does not take it: every one takes what {@link
   *     RawPublicKey} accepts
   */
  PublicVerificationKey preparedFor(CryptoProvider other) {
    try {
      return of(algorithm, raw, other);
    } catch (UnusableKeyException e) {
      throw new IllegalStateException("a key of " + provider + " is refused by " + other, e);
    }
  }

  PublicKey parsedFor(CryptoProvider wanted) {
    if (wanted != provider) {
      throw new IllegalArgumentException(
          "the key was read for " + provider + " and cannot be used with " + wanted);
    }
    return parsed;
  }
}
