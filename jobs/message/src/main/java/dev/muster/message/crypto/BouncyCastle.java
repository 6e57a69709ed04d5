package dev.muster.message.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.Wrapper;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.RFC3394WrapEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.jcajce.provider.util.DigestFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/** Bouncy Castle, with the lightweight interface beneath its provider. */
final class BouncyCastle implements CryptoModule {
  static final CryptoModule MODULE = new BouncyCastle();

  /** Made when it is first asked for: it loads hundreds of classes, and few need it. */
  private static final class Registry {
    static final Provider PROVIDER = new BouncyCastleProvider();
  }

  private BouncyCastle() {}

  @Override
  public Provider provider() {
    return Registry.PROVIDER;
  }

  @Override
  public byte[] nistPublicKey(String curve, byte[] scalar) {
    byte[] uncompressed =
        new FixedPointCombMultiplier()
            .multiply(parameters(curve).getG(), new BigInteger(1, scalar))
            .normalize()
            .getEncoded(false);
    return Arrays.copyOfRange(uncompressed, 1, uncompressed.length);
  }

  @Override
  public byte[] nistSignature(String curve, byte[] scalar, String hash, byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(DigestFactory.getDigest(hash)));
    ECDomainParameters domain = new ECDomainParameters(parameters(curve));
    signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, scalar), domain));
    BigInteger[] rs = signer.generateSignature(digest(hash, message));
    byte[] signature = new byte[2 * scalar.length];
    BigIntegers.asUnsignedByteArray(rs[0], signature, 0, scalar.length);
    BigIntegers.asUnsignedByteArray(rs[1], signature, scalar.length, scalar.length);
    return signature;
  }

  @Override
  public byte @Nullable [] nistScalar(String curve, byte[] pkcs8) throws IOException {
    BigInteger order = parameters(curve).getN();
    return PrivateKeyFactory.createKey(pkcs8) instanceof ECPrivateKeyParameters key
            && key.getParameters().getN().equals(order)
        ? BigIntegers.asUnsignedByteArray((order.bitLength() + 7) / 8, key.getD())
        : null;
  }

  @Override
  public boolean isEd25519PublicKey(byte[] publicKey) {
    return Ed25519.validatePublicKeyPartial(publicKey, 0);
  }

  @Override
  public byte[] ed25519PublicKey(byte[] seed) {
    byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, publicKey, 0);
    return publicKey;
  }

  @Override
  public byte[] ed25519Signature(byte[] seed, byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  @Override
  public byte @Nullable [] ed25519Seed(byte[] pkcs8) throws IOException {
    return PrivateKeyFactory.createKey(pkcs8) instanceof Ed25519PrivateKeyParameters key
        ? key.getEncoded()
        : null;
  }

  @Override
  public byte[] hkdfSha256(byte[] secret, byte[] context, int length) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(secret, null, context));
    byte[] key = new byte[length];
    hkdf.generateBytes(key, 0, length);
    return key;
  }

  @Override
  public byte[] wrap(byte[] wrappingKey, byte[] key) {
    return wrapping(true, wrappingKey).wrap(key, 0, key.length);
  }

  @Override
  public byte[] unwrap(byte[] wrappingKey, byte[] wrapped) throws InvalidKeyException {
    try {
      return wrapping(false, wrappingKey).unwrap(wrapped, 0, wrapped.length);
    } catch (InvalidCipherTextException e) {
      throw new InvalidKeyException("wrapped with another key, or damaged", e);
    }
  }

  private static Wrapper wrapping(boolean wraps, byte[] wrappingKey) {
    Wrapper wrapper = new RFC3394WrapEngine(AESEngine.newInstance());
    wrapper.init(wraps, new KeyParameter(wrappingKey));
    return wrapper;
  }

  private static byte[] digest(String hash, byte[] message) {
    Digest digest = DigestFactory.getDigest(hash);
    byte[] result = new byte[digest.getDigestSize()];
    digest.update(message, 0, message.length);
    digest.doFinal(result, 0);
    return result;
  }

  private static X9ECParameters parameters(String curve) {
    return CustomNamedCurves.getByName(curve);
  }
}
