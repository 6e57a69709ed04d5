package dev.muster.message.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.BigIntegers;

/**
 * A private key that signs, with its public key. Secret: it is never printed, and its bytes leave
 * only through {@link #revealPkcs8} and {@link #revealScalar}. Immutable and safe for use by many
 * threads.
 */
public final class SigningKey {
  private static final int SECRET_BYTES = 32;

  private final byte[] secret;
  private final RawPublicKey publicKey;

  private SigningKey(SignatureAlgorithm algorithm, byte[] secret) throws UnusableKeyException {
    this.secret = secret;
    this.publicKey = RawPublicKey.fromCoordinates(algorithm, publicCoordinates(algorithm, secret));
  }

  /** A new key. */
  public static SigningKey generate(SignatureAlgorithm algorithm, SecureRandom random) {
    byte[] seed = new byte[SECRET_BYTES];
    random.nextBytes(seed);
    return derive(algorithm, seed);
  }

  /**
   * The key of a seed, always the same: for simulations and tests, or from 32 bytes of good
   * randomness.
   */
  public static SigningKey derive(SignatureAlgorithm algorithm, byte[] seed) {
    byte[] digest = new byte[64];
    SHA512Digest sha512 = new SHA512Digest();
    byte[] label = algorithm.wireName().getBytes(StandardCharsets.US_ASCII);
    sha512.update(label, 0, label.length);
    sha512.update(seed, 0, seed.length);
    sha512.doFinal(digest, 0);
    try {
      return fromSecret(
          algorithm,
          algorithm == SignatureAlgorithm.ES256
              ? reduce(digest)
              : Arrays.copyOf(digest, SECRET_BYTES));
    } catch (UnusableKeyException e) {
      throw new IllegalStateException("a derived key is always in range", e);
    }
  }

  /**
   * A key from its 32 secret bytes: the scalar, big-endian, or the seed of Ed25519.
   *
   * @throws UnusableKeyException if they are out of range
   */
  public static SigningKey fromSecret(SignatureAlgorithm algorithm, byte[] secret)
      throws UnusableKeyException {
    if (secret.length != SECRET_BYTES) {
      throw new UnusableKeyException("a private key of another length than 32 bytes");
    }
    if (algorithm == SignatureAlgorithm.ES256) {
      BigInteger scalar = new BigInteger(1, secret);
      if (scalar.signum() == 0 || scalar.compareTo(order()) >= 0) {
        throw new UnusableKeyException("a private key out of range");
      }
    }
    return new SigningKey(algorithm, secret.clone());
  }

  /**
   * Reads a DER PKCS#8 private key.
   *
   * @throws UnusableKeyException if it is no key of the algorithm
   */
  public static SigningKey fromPkcs8(SignatureAlgorithm algorithm, byte[] pkcs8)
      throws UnusableKeyException {
    AsymmetricKeyParameter parsed;
    try {
      parsed = PrivateKeyFactory.createKey(pkcs8);
    } catch (IOException | RuntimeException e) {
      throw new UnusableKeyException("not a DER PKCS#8 private key", e);
    }
    if (algorithm == SignatureAlgorithm.ED25519
        && parsed instanceof Ed25519PrivateKeyParameters ed) {
      return fromSecret(algorithm, ed.getEncoded());
    }
    if (algorithm == SignatureAlgorithm.ES256
        && parsed instanceof ECPrivateKeyParameters ec
        && ec.getParameters().getN().equals(order())) {
      return fromSecret(algorithm, BigIntegers.asUnsignedByteArray(SECRET_BYTES, ec.getD()));
    }
    throw new UnusableKeyException("not a private key for " + algorithm.wireName());
  }

  /** What the key signs. */
  public SignatureAlgorithm algorithm() {
    return publicKey.algorithm();
  }

  /** Its public key. */
  public RawPublicKey publicKey() {
    return publicKey;
  }

  /** The first 8 bytes of the public key's thumbprint as a big-endian number. */
  public long kid() {
    return publicKey.kid();
  }

  /** The secret as DER PKCS#8, for key stores. */
  public byte[] revealPkcs8() {
    return PrivateKeyBytes.pkcs8(publicKey, secret);
  }

  /** The 32 secret bytes: the scalar, big-endian, or the seed of Ed25519. */
  public byte[] revealScalar() {
    return secret.clone();
  }

  /** Names the algorithm and key id, never the secret. */
  @Override
  public String toString() {
    return "SigningKey[" + algorithm().wireName() + " " + Long.toHexString(kid()) + "]";
  }

  private static BigInteger order() {
    return CustomNamedCurves.getByName("P-256").getN();
  }

  private static byte[] reduce(byte[] digest) {
    BigInteger below = order().subtract(BigInteger.ONE);
    BigInteger scalar = new BigInteger(1, digest).mod(below).add(BigInteger.ONE);
    return BigIntegers.asUnsignedByteArray(SECRET_BYTES, scalar);
  }

  private static byte[] publicCoordinates(SignatureAlgorithm algorithm, byte[] secret) {
    if (algorithm == SignatureAlgorithm.ED25519) {
      byte[] point = new byte[SECRET_BYTES];
      Ed25519.generatePublicKey(secret, 0, point, 0);
      return point;
    }
    ECPoint generator = CustomNamedCurves.getByName("P-256").getG();
    ECPoint point = new FixedPointCombMultiplier().multiply(generator, new BigInteger(1, secret));
    byte[] uncompressed = point.normalize().getEncoded(false);
    return Arrays.copyOfRange(uncompressed, 1, uncompressed.length);
  }
}
