package dev.muster.message.signature;

import dev.muster.message.key.RawPrivateKey;
import dev.muster.message.key.RawPublicKey;

/** A private key and what it signs with. Immutable and safe for use by many threads. */
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

  /**
   * The key of a seed, always the same and another for each algorithm: for simulations and tests,
   * or from as many bytes of good randomness as the secret has.
   */
  public static SigningKey derive(SignatureAlgorithm algorithm, byte[] seed) {
    return new SigningKey(
        algorithm, RawPrivateKey.derive(algorithm.keyType(), algorithm.wireName(), seed));
  }

  /** What the key signs with. */
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /** The key itself, which reveals its secret. */
  public RawPrivateKey privateKey() {
    return key;
  }

  /** Its public key. */
  public RawPublicKey publicKey() {
    return key.publicKey();
  }

  /** The first 8 bytes of the public key's thumbprint as a big-endian number. */
  public long kid() {
    return publicKey().kid();
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
