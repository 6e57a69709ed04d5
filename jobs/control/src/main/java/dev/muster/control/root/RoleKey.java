package dev.muster.control.root;

import dev.muster.message.signature.SignatureAlgorithm;
import java.util.Arrays;
import java.util.Objects;

/**
 * A public key that may sign what its role allows.
 *
 * @param kid first 8 bytes of the key's RFC 9679 thumbprint, big-endian
 * @param algorithm the only algorithm that the key may be used with
 * @param spki DER SubjectPublicKeyInfo; shared, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its content.
public record RoleKey(Role role, long kid, SignatureAlgorithm algorithm, byte[] spki) {

  @Override
  public boolean equals(Object other) {
    return other instanceof RoleKey that
        && role == that.role
        && kid == that.kid
        && algorithm == that.algorithm
        && Arrays.equals(spki, that.spki);
  }

  @Override
  public int hashCode() {
    return Objects.hash(role, kid, algorithm, Arrays.hashCode(spki));
  }

  @Override
  public String toString() {
    return "RoleKey[%s %016x %s]".formatted(role.wireName(), kid, algorithm);
  }
}
