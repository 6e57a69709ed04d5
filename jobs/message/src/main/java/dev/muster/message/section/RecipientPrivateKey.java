package dev.muster.message.section;

import dev.muster.message.key.KeyTypes;
import dev.muster.message.key.RawPrivateKey;
import dev.muster.message.key.UnusableKeyException;
import java.security.SecureRandom;

/**
 * The P-256 private key that opens sections of one data class. Secret: never printed, and its bytes
 * leave only through {@link #revealPkcs8}. Immutable and safe for use by many threads.
 */
public final class RecipientPrivateKey {
  /** Part of every key that was derived from a seed: it stays. */
  private static final String USE = "ES256";

  private final RawPrivateKey key;

  private RecipientPrivateKey(RawPrivateKey key) {
    this.key = key;
  }

  /** A new key. */
  public static RecipientPrivateKey generate(SecureRandom random) {
    return new RecipientPrivateKey(RawPrivateKey.generate(KeyTypes.P256, random));
  }

  /** The key of a seed, always the same: for simulations and tests. */
  public static RecipientPrivateKey derive(byte[] seed) {
    return new RecipientPrivateKey(RawPrivateKey.derive(KeyTypes.P256, USE, seed));
  }

  /**
   * A key from its scalar of 32 bytes, big-endian.
   *
   * @throws UnusableKeyException if it is out of range
   */
  public static RecipientPrivateKey fromScalar(byte[] scalar) throws UnusableKeyException {
    return new RecipientPrivateKey(RawPrivateKey.fromSecret(KeyTypes.P256, scalar));
  }

  /**
   * Reads a DER PKCS#8 private key.
   *
   * @throws UnusableKeyException if it is no key on P-256
   */
  public static RecipientPrivateKey fromPkcs8(byte[] pkcs8) throws UnusableKeyException {
    return new RecipientPrivateKey(RawPrivateKey.fromPkcs8(KeyTypes.P256, pkcs8));
  }

  /** Its public key. */
  public RecipientPublicKey publicKey() {
    return new RecipientPublicKey(key.publicKey());
  }

  /** The secret as DER PKCS#8, for key stores. */
  public byte[] revealPkcs8() {
    return key.revealPkcs8();
  }

  /** The 32 bytes of the scalar. */
  public byte[] revealScalar() {
    return key.revealSecret();
  }

  /** Names the key id, never the secret. */
  @Override
  public String toString() {
    return "RecipientPrivateKey[" + Long.toHexString(key.publicKey().kid()) + "]";
  }
}
