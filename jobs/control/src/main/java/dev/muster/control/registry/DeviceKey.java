package dev.muster.control.registry;

import dev.muster.message.MessageType;
import dev.muster.message.signature.SignatureAlgorithm;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * A public key that a device may sign with.
 *
 * @param kid first 8 bytes of the key's RFC 9679 thumbprint, big-endian
 * @param algorithm the only algorithm that the key may be used with
 * @param spki DER SubjectPublicKeyInfo; shared, never to be changed
 * @param uses message types that the key may sign
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its content.
public record DeviceKey(
    long kid, SignatureAlgorithm algorithm, byte[] spki, Set<MessageType> uses) {

  /** Takes ownership of {@code spki}. */
  public DeviceKey {
    uses = Set.copyOf(uses);
  }

  /** Says whether the key may sign messages of this type. */
  public boolean allows(MessageType type) {
    return uses.contains(type);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeviceKey that
        && kid == that.kid
        && algorithm == that.algorithm
        && Arrays.equals(spki, that.spki)
        && uses.equals(that.uses);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kid, algorithm, Arrays.hashCode(spki), uses);
  }

  @Override
  public String toString() {
    return "DeviceKey[%016x %s %s]".formatted(kid, algorithm, uses);
  }
}
