package dev.muster.control;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of an authentic control record decides whether it follows the one in force. Everybody who
 * tells what is in force asks here, so that all of them come to the same.
 *
 * <p>A version only grows. A standing must rest on the very record of the registrar's that is in
 * force, and be the next version: an older record of the registrar's, or one that lost to another
 * of the same version, comes back through no standing, and no standing takes the versions away that
 * the registrar has left. Immutable: the array is never written to.
 *
 * @param basis version of the record that it rests on, which is its own unless it is a standing
 * @param basisSha256 SHA-256 of the record that it rests on; empty where that is not known, which
 *     is so of bundles, and of what was applied before standings had a key of their own
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its content.
public record Precedence(long version, long basis, byte[] basisSha256) {
  private static final byte[] UNKNOWN = {};

  /** Of a version that rests on nothing but itself, or on what nobody remembers. */
  public static Precedence of(long version) {
    return new Precedence(version, version, UNKNOWN);
  }

  /** Of an authentic record. */
  public static Precedence of(Authentication.Authentic<?> record) {
    return record.basis() == null
        ? of(record.version())
        : new Precedence(record.version(), record.basis().version(), record.basis().sha256());
  }

  /**
   * Why a record does not follow this one.
   *
   * @param result {@link ControlResult#OLDER_VERSION} or {@link ControlResult#NOT_IN_FORCE}
   * @param detail one short sentence for people
   */
  public record Refusal(ControlResult result, String detail) {}

  /** Why a record doesn't follow this one, which is in force; empty if it does. */
  public Optional<Refusal> refuses(Precedence next) {
    if (next.version <= version) {
      return refusal(ControlResult.OLDER_VERSION, "its version is not newer than " + version);
    }
    if (!next.standing()) {
      return Optional.empty();
    }
    if (!rests(next)) {
      return refusal(
          ControlResult.NOT_IN_FORCE,
          "it stands over another record than the registrar's version " + basis);
    }
    return next.version == version + 1
        ? Optional.empty()
        : refusal(
            ControlResult.NOT_IN_FORCE,
            "a standing over version %s is the next version".formatted(version));
  }

  /** Says whether a record of this precedence takes effect over what is in force, or null. */
  public boolean follows(@Nullable Precedence inForce) {
    return inForce == null || inForce.refuses(this).isEmpty();
  }

  private boolean standing() {
    return basis != version;
  }

  private boolean rests(Precedence next) {
    return next.basis == basis
        && (basisSha256.length == 0 || Arrays.equals(next.basisSha256, basisSha256));
  }

  private static Optional<Refusal> refusal(ControlResult result, String detail) {
    return Optional.of(new Refusal(result, detail));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Precedence that
        && version == that.version
        && basis == that.basis
        && Arrays.equals(basisSha256, that.basisSha256);
  }

  @Override
  public int hashCode() {
    return Objects.hash(version, basis, Arrays.hashCode(basisSha256));
  }
}
