package dev.muster.message.section;

import dev.muster.message.key.KeyTypes;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.signature.CryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * ECDH-ES on P-256 with HKDF-SHA-256 (RFC 9053 section 6.3): both ends arrive at the same wrapping
 * key.
 */
public final class KeyAgreement {
  private static final int KEY_BYTES = 32;

  private final CryptoProvider provider;

  /** Agreement computed by a provider. */
  public KeyAgreement(CryptoProvider provider) {
    this.provider = provider;
  }

  /**
   * The key that wraps the content key.
   *
   * @param own this end's private key
   * @param peer x and y of the other end's public key
   * @param kdfContext the encoded COSE_KDF_Context
   * @throws UnusableKeyException if the peer's point is not on the curve
   */
  public byte[] wrappingKey(RecipientPrivateKey own, byte[] peer, byte[] kdfContext)
      throws UnusableKeyException {
    byte[] secret = sharedSecret(own, peer);
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(secret, null, kdfContext));
    byte[] key = new byte[KEY_BYTES];
    hkdf.generateBytes(key, 0, key.length);
    return key;
  }

  /** The x coordinate that both ends share. */
  public byte[] sharedSecret(RecipientPrivateKey own, byte[] peer) throws UnusableKeyException {
    RawPublicKey point = RawPublicKey.fromCoordinates(KeyTypes.P256, peer);
    try {
      KeyFactory keys = provider.keyFactory(KeyTypes.P256);
      javax.crypto.KeyAgreement agreement =
          javax.crypto.KeyAgreement.getInstance("ECDH", provider.provider());
      agreement.init(keys.generatePrivate(new PKCS8EncodedKeySpec(own.revealPkcs8())));
      agreement.doPhase(keys.generatePublic(new X509EncodedKeySpec(point.spki())), true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(provider + " failed to agree on a key", e);
    }
  }
}
