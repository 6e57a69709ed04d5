package dev.muster.control.trust;

import java.util.Set;

/**
 * All revocations in force, whole in every version.
 *
 * <p>A bundle that arrives after its end is refused. One that was accepted in time stays in force
 * until a newer one replaces it: a revocation does not lapse.
 *
 * @param version grows with every bundle
 * @param expiresAt milliseconds since 1970-01-01T00:00Z
 * @param revoked keys that are no longer believed
 */
public record TrustBundle(long version, long expiresAt, Set<RevokedKey> revoked) {
  /** Kafka key and {@code sub} claim of the one trust bundle of a fleet. */
  public static final String SUBJECT = "trust";

  /**
   * Checks what every later stage relies on.
   *
   * @throws IllegalArgumentException with one sentence that names the defect
   */
  public TrustBundle {
    revoked = Set.copyOf(revoked);
    if (version <= 0) {
      throw new IllegalArgumentException("the version is not positive");
    }
  }

  /** Says whether the bundle revokes this key of this device. */
  public boolean revokes(String device, long kid) {
    return !revoked.isEmpty() && revoked.contains(new RevokedKey(device, kid));
  }
}
