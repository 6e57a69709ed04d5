package dev.muster.control.root;

import java.util.Arrays;
import java.util.Objects;

/**
 * The P-256 public key that devices seal sections of one data class for.
 *
 * @param dataClass data class, such as {@code operational}
 * @param kid first 8 bytes of the key's RFC 9679 thumbprint, big-endian
 * @param spki DER SubjectPublicKeyInfo; shared, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its content.
public record RecipientKey(String dataClass, long kid, byte[] spki) {

  @Override
  public boolean equals(Object other) {
    return other instanceof RecipientKey that
        && dataClass.equals(that.dataClass)
        && kid == that.kid
        && Arrays.equals(spki, that.spki);
  }

  @Override
  public int hashCode() {
    return Objects.hash(dataClass, kid, Arrays.hashCode(spki));
  }

  @Override
  public String toString() {
    return "RecipientKey[%s %016x]".formatted(dataClass, kid);
  }
}
