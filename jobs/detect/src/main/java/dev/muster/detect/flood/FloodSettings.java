package dev.muster.detect.flood;

import dev.muster.detect.settings.DetectorSection;
import java.io.Serializable;
import java.time.Duration;

/**
 * When forgeries are a flood. A change takes effect at a restart and should come with a new
 * version; findings already made stay.
 *
 * @param version version of the rule {@value #RULE}, part of every finding's id
 * @param records forgeries of one place within a second of arrival that are a flood
 * @param quiet seconds with fewer after which it is over
 */
public record FloodSettings(long version, int records, int quiet) implements Serializable {

  /** The rule that every finding of this detector names. */
  public static final String RULE = "flood";

  /** 250 in a second, and half a minute. */
  public static final FloodSettings DEFAULT = of(1, 250, Duration.ofSeconds(30));

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a number is not positive
   */
  public FloodSettings {
    if (version < 1 || records < 1 || quiet < 1) {
      throw new IllegalArgumentException(
          "A flood is at least one record, and over after at least one second");
    }
  }

  /** Settings whose quiet is given as a duration, in whole seconds. */
  public static FloodSettings of(long version, int records, Duration quiet) {
    return new FloodSettings(version, records, Math.toIntExact(quiet.toSeconds()));
  }

  /**
   * What a section says, with defaults for what it does not.
   *
   * @throws IllegalArgumentException if it can't be meant
   */
  public static FloodSettings read(long version, DetectorSection section) {
    return of(
        version,
        section.positive("records", DEFAULT.records),
        section.duration("quiet", Duration.ofSeconds(DEFAULT.quiet)));
  }
}
