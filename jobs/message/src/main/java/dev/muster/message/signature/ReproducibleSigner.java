package dev.muster.message.signature;

import dev.muster.message.crypto.CryptoModule;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Signs so that the same key and input always give the same bytes: ECDSA by RFC 6979, and Ed25519,
 * which is so by itself. Needs no randomness; slower than {@link ProviderSigner}. Stateless and
 * safe for use by many threads.
 */
public final class ReproducibleSigner implements CoseSigner {
  private static final CryptoModule MODULE = CryptoModule.inUse();

  private final SigningKey key;
  private final long kid;

  /** A signer with a key. */
  public ReproducibleSigner(SigningKey key) {
    this.key = key;
    this.kid = key.kid();
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return key.algorithm();
  }

  @Override
  public long kid() {
    return kid;
  }

  @Override
  public byte[] sign(byte[] toBeSigned) {
    return switch (key.algorithm()) {
      case ES256 -> MODULE.nistSignature("P-256", key.revealSecret(), sha256(toBeSigned));
      case ED25519 -> MODULE.ed25519Signature(key.revealSecret(), toBeSigned);
    };
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
