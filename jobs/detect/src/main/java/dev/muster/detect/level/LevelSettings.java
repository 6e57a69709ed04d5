package dev.muster.detect.level;

import dev.muster.detect.settings.DetectorSection;
import java.io.Serializable;
import java.time.Duration;

/**
 * What an operator of the pipeline may set for readings. A change takes effect at a restart and
 * should come with a new version; findings already made stay.
 *
 * @param version version of the rule {@value #RULE}, part of every finding's id
 * @param learning readings of a metric before any is judged
 * @param margin how far outside of its normal range a reading must lie, in widths of that range
 * @param jump by how many usual steps a reading must differ from the one before to have jumped
 * @param drifting readings in a row outside of the range, reached without a jump, that are a drift
 * @param stuck equal readings in a row that are at least needed for a stuck value
 * @param retention how long a metric is remembered that is not reported any more
 */
public record LevelSettings(
    long version,
    int learning,
    double margin,
    double jump,
    int drifting,
    int stuck,
    Duration retention)
    implements Serializable {

  /** The rule that every finding of this detector names. */
  public static final String RULE = "level";

  /** The defaults. */
  public static final LevelSettings DEFAULT =
      new LevelSettings(1, 12, 1.5, 8, 5, 6, Duration.ofDays(30));

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a number cannot be meant
   */
  public LevelSettings {
    if (version < 1 || learning < 2 || drifting < 1 || stuck < 2 || !(margin > 0 && jump > 0)) {
      throw new IllegalArgumentException(
          "A level needs at least two readings to learn, and positive limits");
    }
    if (retention.toMillis() < 1) {
      throw new IllegalArgumentException("The retention of metrics must be positive");
    }
  }

  /**
   * What a section says, with defaults for what it does not.
   *
   * @throws IllegalArgumentException if it can't be meant
   */
  public static LevelSettings read(long version, DetectorSection section) {
    return new LevelSettings(
        version,
        section.positive("learning", DEFAULT.learning),
        section.decimal("margin", DEFAULT.margin),
        section.decimal("jump", DEFAULT.jump),
        section.positive("drifting", DEFAULT.drifting),
        section.positive("stuck", DEFAULT.stuck),
        section.duration("retention", DEFAULT.retention));
  }
}
