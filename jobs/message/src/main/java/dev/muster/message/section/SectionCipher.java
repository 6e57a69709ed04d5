package dev.muster.message.section;

import dev.muster.message.signature.CryptoProvider;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** AES-GCM of a provider. */
final class SectionCipher {
  private SectionCipher() {}

  static Cipher of(CryptoProvider provider) {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding", provider.provider());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(provider + " has no AES-GCM: use a build of it that does", e);
    }
  }
}
