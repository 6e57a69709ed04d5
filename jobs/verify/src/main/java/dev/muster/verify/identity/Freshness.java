package dev.muster.verify.identity;

import dev.muster.verify.CohortLimits;
import dev.muster.verify.VerdictReason;
import java.util.Optional;

/**
 * Compares a device's clock with arrival. Both are taken in whole seconds, the resolution of {@code
 * iat}, and a difference of exactly the limit passes.
 */
final class Freshness {
  private Freshness() {}

  static Optional<VerdictReason> check(long deviceTime, long arrival, CohortLimits limits) {
    long arrivalSecond = Math.floorDiv(arrival, 1_000L);
    if (deviceTime - arrivalSecond > limits.maxAhead().toSeconds()) {
      return Optional.of(VerdictReason.FROM_THE_FUTURE);
    }
    if (arrivalSecond - deviceTime > limits.maxAge().toSeconds()) {
      return Optional.of(VerdictReason.STALE);
    }
    return Optional.empty();
  }
}
