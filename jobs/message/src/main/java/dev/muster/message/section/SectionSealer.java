package dev.muster.message.section;

import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.cose.CoseLabels;
import dev.muster.message.crypto.CryptoProvider;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals sections, as a device does. Not thread-safe. */
public final class SectionSealer {
  private static final int TAG_BITS = 8 * SealedSection.TAG_BYTES;

  private final Cipher cipher;

  /** A sealer that computes with a provider. */
  public SectionSealer(CryptoProvider provider) {
    this.cipher = provider.aesGcm();
  }

  /**
   * Seals a plaintext for one place. The same key must never seal twice for the same epoch,
   * sequence and index.
   *
   * @param place where the section will stand; its scope is the key's
   */
  public SealedSection seal(ContentKey key, SectionPlace place, byte[] plaintext) {
    if (!key.scope().equals(place.scope())) {
      throw new IllegalArgumentException("the content key is for another scope than the place");
    }
    byte[] iv = place.initializationVector();
    try {
      byte[] ciphertext = encrypt(key, place, plaintext, iv);
      return SealedSection.of(place.scope().dataClass(), encode(iv, ciphertext, key.recipients()));
    } catch (GeneralSecurityException | MalformedCborException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  private byte[] encrypt(ContentKey key, SectionPlace place, byte[] plaintext, byte[] iv)
      throws GeneralSecurityException {
    SecretKeySpec aes = new SecretKeySpec(key.reveal(), "AES");
    cipher.init(Cipher.ENCRYPT_MODE, aes, new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(place.encStructure());
    return cipher.doFinal(plaintext);
  }

  private static byte[] encode(byte[] iv, byte[] ciphertext, byte[] recipients) {
    return new CborWriter(ciphertext.length + recipients.length + 48)
        .tag(CoseLabels.TAG_ENCRYPT)
        .array(4)
        .bytes(SealedSection.PROTECTED)
        .map(1)
        .integer(CoseLabels.IV)
        .bytes(iv)
        .bytes(ciphertext)
        .raw(recipients)
        .toByteArray();
  }
}
