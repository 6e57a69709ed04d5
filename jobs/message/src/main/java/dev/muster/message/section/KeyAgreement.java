package dev.muster.message.section;

import dev.muster.message.crypto.CryptoModule;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.KeyTypes;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.key.UnusableKeyException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

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
    return CryptoModule.inUse().hkdfSha256(secret, kdfContext, KEY_BYTES);
  }

  /** The x coordinate that both ends share. */
  public byte[] sharedSecret(RecipientPrivateKey own, byte[] peer) throws UnusableKeyException {
    RawPublicKey point = RawPublicKey.fromCoordinates(KeyTypes.P256, peer);
    try {
      KeyFactory keys = provider.keyFactory(KeyTypes.P256.providerName());
      javax.crypto.KeyAgreement agreement = provider.ecdh();
      agreement.init(keys.generatePrivate(new PKCS8EncodedKeySpec(own.revealPkcs8())));
      agreement.doPhase(keys.generatePublic(new X509EncodedKeySpec(point.spki())), true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(provider + " failed to agree on a key", e);
    }
  }
}
