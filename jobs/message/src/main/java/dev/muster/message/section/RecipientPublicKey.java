package dev.muster.message.section;

import dev.muster.message.key.KeyTypes;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.key.UnusableKeyException;

/** The P-256 public key that sections of one data class are sealed for. Immutable. */
public final class RecipientPublicKey {
  private final RawPublicKey point;

  RecipientPublicKey(RawPublicKey point) {
    this.point = point;
  }

  /**
   * Reads a DER SubjectPublicKeyInfo.
   *
   * @throws UnusableKeyException if it is no key on P-256
   */
  public static RecipientPublicKey fromSpki(byte[] spki) throws UnusableKeyException {
    return new RecipientPublicKey(RawPublicKey.fromSpki(KeyTypes.P256, spki));
  }

  /** Its DER SubjectPublicKeyInfo. */
  public byte[] spki() {
    return point.spki();
  }

  /** The first 8 bytes of its RFC 9679 thumbprint as a big-endian number. Computed on each call. */
  public long kid() {
    return point.kid();
  }

  /** x and y, 32 bytes each. */
  byte[] coordinates() {
    return point.coordinates();
  }
}
