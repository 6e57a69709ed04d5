package dev.muster.message.signature;

import dev.muster.message.crypto.CryptoProvider;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/**
 * Signs with a provider, which draws its own randomness for ECDSA: the same input gives another
 * signature each time. Not thread-safe.
 */
public final class ProviderSigner implements CoseSigner {
  private final SignatureAlgorithm algorithm;
  private final long kid;
  private final PrivateKey key;
  private final Signature signature;

  /** A signer with a key. */
  public ProviderSigner(SigningKey key, CryptoProvider provider) {
    this.algorithm = key.algorithm();
    this.kid = key.kid();
    this.signature = provider.signature(algorithm.scheme().providerName);
    try {
      PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(key.privateKey().revealPkcs8());
      this.key = provider.keyFactory(algorithm.keyType().providerName()).generatePrivate(spec);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(provider + " does not take its own form of key", e);
    }
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public long kid() {
    return kid;
  }

  @Override
  public byte[] sign(byte[] toBeSigned) {
    try {
      signature.initSign(key);
      signature.update(toBeSigned);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing failed with a key that was accepted before", e);
    }
  }
}
