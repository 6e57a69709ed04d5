package dev.muster.message.signature;

import dev.muster.message.key.RawPrivateKey;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.key.UnusableKeyException;
import java.security.SecureRandom;

/**
 * A private key and what it signs with. Secret: it is never printed, and its bytes leave only
 * through {@link #revealPkcs8} and {@link #revealSecret}. Immutable and safe for use by many
 * threads.
 */
public final class SigningKey {
  private final SignatureAlgorithm algorithm;
  private final RawPrivateKey key;

  /**
   * A key that signs.
   *
   * @throws IllegalArgumentException if the algorithm has keys of another type
   */
  public SigningKey(SignatureAlgorithm algorithm, RawPrivateKey key) {
    if (key.type() != algorithm.keyType()) {
      throw new IllegalArgumentException(
          algorithm.wireName() + " signs with no " + key.type() + " key");
    }
    this.algorithm = algorithm;
    this.key = key;
  }

  /** A new key. */
  public static SigningKey generate(SignatureAlgorithm algorithm, SecureRandom random) {
    return new SigningKey(algorithm, RawPrivateKey.generate(algorithm.keyType(), random));
  }

  /**
   * The key of a seed, always the same and another for each algorithm: for simulations and tests,
   * or from as many bytes of good randomness as the secret has.
   */
  public static SigningKey derive(SignatureAlgorithm algorithm, byte[] seed) {
    return new SigningKey(
        algorithm, RawPrivateKey.derive(algorithm.keyType(), algorithm.wireName(), seed));
  }

  /**
   * A key from its secret bytes: the scalar, big-endian, or the seed of Ed25519.
   *
   * @throws UnusableKeyException if they are of another length or out of range
   */
  public static SigningKey fromSecret(SignatureAlgorithm algorithm, byte[] secret)
      throws UnusableKeyException {
    return new SigningKey(algorithm, RawPrivateKey.fromSecret(algorithm.keyType(), secret));
  }

  /**
   * Reads a DER PKCS#8 private key.
   *
   * @throws UnusableKeyException if it is no key of the algorithm
   */
  public static SigningKey fromPkcs8(SignatureAlgorithm algorithm, byte[] pkcs8)
      throws UnusableKeyException {
    return new SigningKey(algorithm, RawPrivateKey.fromPkcs8(algorithm.keyType(), pkcs8));
  }

  /** What the key signs with. */
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /** Its public key. */
  public RawPublicKey publicKey() {
    return key.publicKey();
  }

  /** The first 8 bytes of the public key's thumbprint as a big-endian number. */
  public long kid() {
    return publicKey().kid();
  }

  /** The secret as DER PKCS#8, for key stores. */
  public byte[] revealPkcs8() {
    return key.revealPkcs8();
  }

  /** The secret bytes: the scalar, big-endian, or the seed of Ed25519. */
  public byte[] revealSecret() {
    return key.revealSecret();
  }

  byte[] signReproducibly(byte[] toBeSigned) {
    return algorithm.scheme().signReproducibly(key, toBeSigned);
  }

  /** Names the algorithm and key id, never the secret. */
  @Override
  public String toString() {
    return "SigningKey[" + algorithm.wireName() + " " + Long.toHexString(kid()) + "]";
  }
}
