package dev.muster.message.crypto;

import java.io.IOException;
import java.security.InvalidKeyException;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the cryptographic module: a provider, and the few operations that no provider's
 * interface has or that must be this strict. Immutable and safe for use by many threads.
 */
public interface CryptoModule {
  /** The module of this build. */
  static CryptoModule inUse() {
    return BouncyCastle.MODULE;
  }

  /** Its provider, never registered with the JVM. */
  Provider provider();

  /** x and y, side by side, of the public key of a scalar on a NIST curve. */
  byte[] nistPublicKey(String curve, byte[] scalar);

  /** r and s, side by side, of the ECDSA signature of a message by RFC 6979. */
  byte[] nistSignature(String curve, byte[] scalar, String hash, byte[] message);

  /**
   * The scalar, big-endian, in a DER PKCS#8 private key; null if the key is not on the curve.
   *
   * @throws IOException if the bytes are no such key, as they may be for runtime exceptions
   */
  byte @Nullable [] nistScalar(String curve, byte[] pkcs8) throws IOException;

  /** Whether 32 bytes are an Ed25519 public key in its one encoding, and not of low order. */
  boolean isEd25519PublicKey(byte[] publicKey);

  /** The public key of a seed of Ed25519. */
  byte[] ed25519PublicKey(byte[] seed);

  /** The signature of a message by the seed of Ed25519. */
  byte[] ed25519Signature(byte[] seed, byte[] message);

  /**
   * The seed in a DER PKCS#8 private key; null if the key is not one of Ed25519.
   *
   * @throws IOException if the bytes are no such key, as they may be for runtime exceptions
   */
  byte @Nullable [] ed25519Seed(byte[] pkcs8) throws IOException;

  /** HKDF with SHA-256 and no salt. */
  byte[] hkdfSha256(byte[] secret, byte[] context, int length);

  /** AES key wrap (RFC 3394). */
  byte[] wrap(byte[] wrappingKey, byte[] key);

  /**
   * The key that {@link #wrap} wrapped.
   *
   * @throws InvalidKeyException if it was wrapped with another, or is damaged
   */
  byte[] unwrap(byte[] wrappingKey, byte[] wrapped) throws InvalidKeyException;
}
