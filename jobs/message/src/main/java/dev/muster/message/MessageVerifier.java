package dev.muster.message;

import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.CoseVerifier;
import dev.muster.message.signature.PublicVerificationKey;

/**
 * Verifies device messages of one fleet. A message of another fleet never verifies. Guarantees are
 * those of {@link CoseVerifier}. Not thread-safe: one per task.
 */
public final class MessageVerifier {
  private final CoseVerifier verifier;
  private final byte[] wrappedExternalAad;

  /** A verifier for a fleet. */
  public MessageVerifier(CryptoProvider provider, String fleet) {
    this.verifier = new CoseVerifier(provider);
    this.wrappedExternalAad = CoseVerifier.wrap(ExternalAad.message(fleet));
  }

  /** Whether the message's signature is valid under the key. */
  public boolean verify(DeviceMessage message, PublicVerificationKey key) {
    return verify(message.signed(), key);
  }

  /** Whether the signature of a parsed message is valid under the key. */
  public boolean verify(CoseSign1 signed, PublicVerificationKey key) {
    return verifier.verifyWrapped(signed, wrappedExternalAad, key);
  }
}
