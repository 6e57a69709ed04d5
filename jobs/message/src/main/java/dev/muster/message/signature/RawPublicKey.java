package dev.muster.message.signature;

import dev.muster.message.cbor.CborWriter;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A public key as bare coordinates: x and y of a point on P-256, or the 32 bytes of an Ed25519 key.
 * Immutable.
 */
public final class RawPublicKey {
  private static final int COORDINATE_BYTES = 32;
  private static final byte[] P256_SPKI =
      bytes("3059301306072a8648ce3d020106082a8648ce3d03010703420004");
  private static final byte[] ED25519_SPKI = bytes("302a300506032b6570032100");
  private static final BigInteger P =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
  private static final BigInteger B =
      new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

  private final SignatureAlgorithm algorithm;
  private final byte[] raw;

  private RawPublicKey(SignatureAlgorithm algorithm, byte[] raw) {
    this.algorithm = algorithm;
    this.raw = raw;
  }

  /**
   * Reads a DER SubjectPublicKeyInfo in its one usual form: a named curve and an uncompressed
   * point.
   *
   * @throws UnusableKeyException if the bytes are anything else, the point is not on the curve, or
   *     it is one that verifies signatures nobody made
   */
  public static RawPublicKey fromSpki(SignatureAlgorithm algorithm, byte[] spki)
      throws UnusableKeyException {
    byte[] prefix = prefix(algorithm);
    int length = prefix.length + rawBytes(algorithm);
    if (spki.length != length || !Arrays.equals(spki, 0, prefix.length, prefix, 0, prefix.length)) {
      throw new UnusableKeyException(
          "not a DER SubjectPublicKeyInfo of a key for " + algorithm.wireName());
    }
    return fromCoordinates(algorithm, Arrays.copyOfRange(spki, prefix.length, length));
  }

  /**
   * A key from its coordinates: x and y in 32 bytes each, or the 32 bytes of an Ed25519 key.
   *
   * @throws UnusableKeyException if it is of another length, not on the curve, or of low order
   */
  public static RawPublicKey fromCoordinates(SignatureAlgorithm algorithm, byte[] coordinates)
      throws UnusableKeyException {
    if (coordinates.length != rawBytes(algorithm)) {
      throw new UnusableKeyException("a public key of another length");
    }
    boolean usable =
        switch (algorithm) {
          case ES256 -> isOnP256(coordinates);
          case ED25519 -> Ed25519.validatePublicKeyPartial(coordinates, 0);
        };
    if (!usable) {
      throw new UnusableKeyException("a public key that is no usable point of its curve");
    }
    return new RawPublicKey(algorithm, coordinates.clone());
  }

  /** What the key verifies. */
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /** A copy of the coordinates. */
  public byte[] coordinates() {
    return raw.clone();
  }

  /** Its DER SubjectPublicKeyInfo. */
  public byte[] spki() {
    byte[] prefix = prefix(algorithm);
    byte[] spki = Arrays.copyOf(prefix, prefix.length + raw.length);
    System.arraycopy(raw, 0, spki, prefix.length, raw.length);
    return spki;
  }

  /** Its COSE key thumbprint with SHA-256 (RFC 9679): 32 bytes. */
  public byte[] thumbprint() {
    return sha256(coseKey());
  }

  /** The first 8 bytes of the thumbprint as a big-endian number. */
  public long kid() {
    return ByteBuffer.wrap(thumbprint()).getLong();
  }

  /** The COSE_Key of only the required members, in deterministic order: what is digested. */
  byte[] coseKey() {
    return switch (algorithm) {
      case ES256 ->
          new CborWriter()
              .map(4)
              .integer(1)
              .integer(2)
              .integer(-1)
              .integer(1)
              .integer(-2)
              .bytes(Arrays.copyOf(raw, COORDINATE_BYTES))
              .integer(-3)
              .bytes(Arrays.copyOfRange(raw, COORDINATE_BYTES, raw.length))
              .toByteArray();
      case ED25519 ->
          new CborWriter()
              .map(3)
              .integer(1)
              .integer(1)
              .integer(-1)
              .integer(6)
              .integer(-2)
              .bytes(raw)
              .toByteArray();
    };
  }

  private static boolean isOnP256(byte[] coordinates) {
    BigInteger x = new BigInteger(1, coordinates, 0, COORDINATE_BYTES);
    BigInteger y = new BigInteger(1, coordinates, COORDINATE_BYTES, COORDINATE_BYTES);
    if (x.compareTo(P) >= 0 || y.compareTo(P) >= 0) {
      return false;
    }
    BigInteger right = x.multiply(x).subtract(BigInteger.valueOf(3)).multiply(x).add(B);
    return y.multiply(y).subtract(right).mod(P).signum() == 0;
  }

  private static int rawBytes(SignatureAlgorithm algorithm) {
    return algorithm == SignatureAlgorithm.ES256 ? 2 * COORDINATE_BYTES : COORDINATE_BYTES;
  }

  private static byte[] prefix(SignatureAlgorithm algorithm) {
    return algorithm == SignatureAlgorithm.ES256 ? P256_SPKI : ED25519_SPKI;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
