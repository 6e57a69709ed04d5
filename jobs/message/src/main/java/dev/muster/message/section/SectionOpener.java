package dev.muster.message.section;

import dev.muster.message.crypto.CryptoModule;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.UnusableKeyException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Opens sections of messages whose signature was verified before. Whether they may be opened is
 * decided elsewhere. Not thread-safe.
 */
public final class SectionOpener {
  private final KeyAgreement agreement;
  private final Cipher cipher;

  /** An opener that computes with a provider. */
  public SectionOpener(CryptoProvider provider) {
    this.agreement = new KeyAgreement(provider);
    this.cipher = provider.aesGcm();
  }

  /**
   * Unwraps a section's content key.
   *
   * @return the caller's, to be kept no longer than needed
   * @throws SectionRefusedException with {@link SectionOutcome#NO_KEY} if the section is not for
   *     the key, else {@link SectionOutcome#UNWRAP_FAILED}
   */
  public UnwrappedKey unwrap(SealedSection section, SectionScope scope, RecipientPrivateKey key)
      throws SectionRefusedException {
    return unwrap(section, section.recipient(key.publicKey().kid()), scope, key);
  }

  /**
   * Unwraps a section's content key as one of its recipients.
   *
   * @param recipient of this section, and for this key
   * @throws SectionRefusedException with {@link SectionOutcome#UNWRAP_FAILED}
   */
  public UnwrappedKey unwrap(
      SealedSection section,
      SectionRecipient recipient,
      SectionScope scope,
      RecipientPrivateKey key)
      throws SectionRefusedException {
    return unwrap(section.buffer(), recipient, scope.kdfContext(recipient.kid()), key);
  }

  /**
   * Opens a section with its content key.
   *
   * @throws SectionRefusedException with {@link SectionOutcome#TAG_FAILED} if it was not sealed for
   *     this place with this key
   */
  public byte[] open(SealedSection section, SectionPlace place, UnwrappedKey contentKey)
      throws SectionRefusedException {
    byte[] iv = place.initializationVector();
    byte[] buffer = section.buffer();
    int ivEnd = section.ivOffset() + iv.length;
    if (!Arrays.equals(buffer, section.ivOffset(), ivEnd, iv, 0, iv.length)) {
      throw new SectionRefusedException(SectionOutcome.TAG_FAILED);
    }
    try {
      GCMParameterSpec parameters = new GCMParameterSpec(8 * SealedSection.TAG_BYTES, iv);
      cipher.init(Cipher.DECRYPT_MODE, contentKey.aes(), parameters);
      cipher.updateAAD(place.encStructure());
      return cipher.doFinal(buffer, section.ciphertextOffset(), section.ciphertextLength());
    } catch (AEADBadTagException e) {
      throw new SectionRefusedException(SectionOutcome.TAG_FAILED);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("opening failed for another reason than its tag", e);
    }
  }

  private UnwrappedKey unwrap(
      byte[] buffer, SectionRecipient recipient, byte[] kdfContext, RecipientPrivateKey key)
      throws SectionRefusedException {
    int half = SectionRecipient.COORDINATE_BYTES;
    byte[] peer = new byte[2 * half];
    System.arraycopy(buffer, recipient.xOffset(), peer, 0, half);
    System.arraycopy(buffer, recipient.yOffset(), peer, half, half);
    try {
      byte[] kek = agreement.wrappingKey(key, peer, kdfContext);
      int start = recipient.wrappedKeyOffset();
      byte[] wrapped =
          Arrays.copyOfRange(buffer, start, start + SectionRecipient.WRAPPED_KEY_BYTES);
      return new UnwrappedKey(CryptoModule.inUse().unwrap(kek, wrapped));
    } catch (UnusableKeyException | InvalidKeyException e) {
      throw new SectionRefusedException(SectionOutcome.UNWRAP_FAILED);
    }
  }
}
