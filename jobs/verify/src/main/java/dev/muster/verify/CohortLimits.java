package dev.muster.verify;

import java.io.Serializable;
import java.time.Duration;

/**
 * How far a device's clock may differ from arrival.
 *
 * @param maxAge how far behind arrival; buffering devices are normal
 * @param maxAhead how far ahead of arrival
 */
public record CohortLimits(Duration maxAge, Duration maxAhead) implements Serializable {

  /** Seven days behind, five minutes ahead. */
  public static final CohortLimits DEFAULT =
      new CohortLimits(Duration.ofDays(7), Duration.ofMinutes(5));

  public CohortLimits {
    if (maxAge.isNegative() || maxAhead.isNegative()) {
      throw new IllegalArgumentException("The limits of a cohort cannot be negative");
    }
  }
}
