package dev.muster.detect.silence;

import dev.muster.detect.settings.DetectorSection;
import java.io.Serializable;
import java.time.Duration;

/**
 * How long a device of a cohort may say nothing.
 *
 * @param cadences how many registered cadences without a message
 * @param allowance what is added for the way of a message
 */
public record SilenceLimits(int cadences, Duration allowance) implements Serializable {

  /** Three cadences and two seconds. */
  public static final SilenceLimits DEFAULT = new SilenceLimits(3, Duration.ofSeconds(2));

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if they would accuse a device that is on time
   */
  public SilenceLimits {
    if (cadences < 1 || allowance.isNegative()) {
      throw new IllegalArgumentException(
          "A device is silent after at least one cadence and no negative allowance");
    }
  }

  /** What a section says, in place of other limits. */
  public static SilenceLimits read(DetectorSection section, SilenceLimits fallback) {
    return new SilenceLimits(
        section.positive("cadences", fallback.cadences),
        section.duration("allowance", fallback.allowance));
  }
}
