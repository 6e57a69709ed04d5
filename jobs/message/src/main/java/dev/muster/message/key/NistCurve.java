package dev.muster.message.key;

import dev.muster.message.cbor.CborWriter;
import dev.muster.message.crypto.CryptoModule;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys on a NIST curve: a scalar, big-endian, and x and y of its point, uncompressed. */
final class NistCurve extends KeyType {
  private final int coseCurve;
  private final byte[] beforeScalar;
  private final byte[] beforePoint;
  private final BigInteger p;
  private final BigInteger b;
  private final BigInteger order;

  /**
   * A curve, y^2 = x^3 - 3x + b over the integers modulo p, as NIST SP 800-186 has it, in hex.
   *
   * @param coseCurve its number in COSE_Key
   * @param beforeScalar hex of what stands before the scalar in a PKCS#8 private key
   * @param beforePoint hex of what stands between the scalar and the point there
   */
  NistCurve(
      String name,
      int coseCurve,
      String p,
      String b,
      String order,
      String spkiPrefix,
      String beforeScalar,
      String beforePoint) {
    super(name, "EC", order.length() / 2, order.length(), spkiPrefix);
    this.coseCurve = coseCurve;
    this.beforeScalar = bytes(beforeScalar);
    this.beforePoint = bytes(beforePoint);
    this.p = new BigInteger(p, 16);
    this.b = new BigInteger(b, 16);
    this.order = new BigInteger(order, 16);
  }

  @Override
  boolean isUsable(byte[] point) {
    BigInteger x = new BigInteger(1, point, 0, secretBytes());
    BigInteger y = new BigInteger(1, point, secretBytes(), secretBytes());
    if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
      return false;
    }
    BigInteger right = x.multiply(x).subtract(BigInteger.valueOf(3)).multiply(x).add(b);
    return y.multiply(y).subtract(right).mod(p).signum() == 0;
  }

  @Override
  boolean isInRange(byte[] secret) {
    BigInteger scalar = new BigInteger(1, secret);
    return scalar.signum() > 0 && scalar.compareTo(order) < 0;
  }

  @Override
  byte[] secretFrom(byte[] digest) {
    BigInteger below = order.subtract(BigInteger.ONE);
    byte[] scalar = new BigInteger(1, digest).mod(below).add(BigInteger.ONE).toByteArray();
    byte[] secret = new byte[secretBytes()];
    int length = Math.min(scalar.length, secret.length);
    System.arraycopy(scalar, scalar.length - length, secret, secret.length - length, length);
    return secret;
  }

  @Override
  byte[] publicKeyOf(byte[] secret) {
    return CryptoModule.inUse().nistPublicKey(name(), secret);
  }

  @Override
  byte @Nullable [] fromPkcs8(byte[] pkcs8) throws IOException {
    return CryptoModule.inUse().nistScalar(name(), pkcs8);
  }

  @Override
  byte[] toPkcs8(byte[] secret, byte[] publicKey) {
    return join(beforeScalar, secret, beforePoint, publicKey);
  }

  @Override
  byte[] coseKey(byte[] point) {
    CborWriter out = new CborWriter().map(4).integer(1).integer(2).integer(-1).integer(coseCurve);
    out.integer(-2).bytes(Arrays.copyOf(point, secretBytes()));
    out.integer(-3).bytes(Arrays.copyOfRange(point, secretBytes(), point.length));
    return out.toByteArray();
  }
}
