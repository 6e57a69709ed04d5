package dev.muster.message.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * A private key as its bare secret, with its public key. Secret: it is never printed, and its bytes
 * leave only through {@link #revealPkcs8} and {@link #revealSecret}. Immutable and safe for use by
 * many threads.
 */
public final class RawPrivateKey {
  private final byte[] secret;
  private final RawPublicKey publicKey;

  private RawPrivateKey(KeyType type, byte[] secret) throws UnusableKeyException {
    this.secret = secret;
    this.publicKey = RawPublicKey.fromCoordinates(type, type.publicKeyOf(secret));
  }

  /** A new key. */
  public static RawPrivateKey generate(KeyType type, SecureRandom random) {
    byte[] seed = new byte[type.secretBytes()];
    random.nextBytes(seed);
    return derive(type, type.name(), seed);
  }

  /**
   * The key of a seed, always the same: for simulations and tests, or from as many bytes of good
   * randomness as the type's secrets have.
   *
   * @param use ASCII name of what the key is for, so that one seed gives another key to each use
   */
  public static RawPrivateKey derive(KeyType type, String use, byte[] seed) {
    try {
      MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
      sha512.update(use.getBytes(StandardCharsets.US_ASCII));
      return fromSecret(type, type.secretFrom(sha512.digest(seed)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no SHA-512: use one that does", e);
    } catch (UnusableKeyException e) {
      throw new IllegalStateException("a derived key is always in range", e);
    }
  }

  /**
   * A key from its secret bytes: the scalar, big-endian, or the seed of Ed25519.
   *
   * @throws UnusableKeyException if they are of another length or out of range
   */
  public static RawPrivateKey fromSecret(KeyType type, byte[] secret) throws UnusableKeyException {
    if (secret.length != type.secretBytes()) {
      throw new UnusableKeyException(
          "a private key of another length than " + type.secretBytes() + " bytes");
    }
    if (!type.isInRange(secret)) {
      throw new UnusableKeyException("a private key out of range");
    }
    return new RawPrivateKey(type, secret.clone());
  }

  /**
   * Reads a DER PKCS#8 private key.
   *
   * @throws UnusableKeyException if it is no key of the type
   */
  public static RawPrivateKey fromPkcs8(KeyType type, byte[] pkcs8) throws UnusableKeyException {
    byte[] secret;
    try {
      secret = type.fromPkcs8(pkcs8);
    } catch (IOException | RuntimeException e) {
      throw new UnusableKeyException("not a DER PKCS#8 private key", e);
    }
    if (secret == null) {
      throw new UnusableKeyException("not a private " + type + " key");
    }
    return fromSecret(type, secret);
  }

  /** What kind of key it is. */
  public KeyType type() {
    return publicKey.type();
  }

  /** Its public key. */
  public RawPublicKey publicKey() {
    return publicKey;
  }

  /** The secret as DER PKCS#8, for key stores. */
  public byte[] revealPkcs8() {
    return type().toPkcs8(secret, publicKey.coordinates());
  }

  /** The secret bytes: the scalar, big-endian, or the seed of Ed25519. */
  public byte[] revealSecret() {
    return secret.clone();
  }

  /** Names the type and key id, never the secret. */
  @Override
  public String toString() {
    return "RawPrivateKey[" + type() + " " + Long.toHexString(publicKey.kid()) + "]";
  }
}
