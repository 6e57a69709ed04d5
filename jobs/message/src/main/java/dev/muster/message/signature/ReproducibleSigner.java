package dev.muster.message.signature;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.BigIntegers;

/**
 * Signs so that the same key and input always give the same bytes: ECDSA by RFC 6979, and Ed25519,
 * which is so by itself. Needs no randomness; slower than {@link ProviderSigner}. Stateless and
 * safe for use by many threads.
 */
public final class ReproducibleSigner implements CoseSigner {
  private static final ECDomainParameters P256 =
      new ECDomainParameters(CustomNamedCurves.getByName("P-256"));

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
      case ES256 -> ecdsa(toBeSigned);
      case ED25519 -> ed25519(toBeSigned);
    };
  }

  private byte[] ecdsa(byte[] toBeSigned) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    BigInteger scalar = new BigInteger(1, key.revealScalar());
    signer.init(true, new ECPrivateKeyParameters(scalar, P256));
    BigInteger[] rs = signer.generateSignature(sha256(toBeSigned));
    byte[] signature = new byte[SignatureAlgorithm.SIGNATURE_BYTES];
    BigIntegers.asUnsignedByteArray(rs[0], signature, 0, 32);
    BigIntegers.asUnsignedByteArray(rs[1], signature, 32, 32);
    return signature;
  }

  private byte[] ed25519(byte[] toBeSigned) {
    byte[] signature = new byte[SignatureAlgorithm.SIGNATURE_BYTES];
    Ed25519.sign(key.revealScalar(), 0, toBeSigned, 0, toBeSigned.length, signature, 0);
    return signature;
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
