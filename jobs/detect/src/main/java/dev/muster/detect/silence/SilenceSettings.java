package dev.muster.detect.silence;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.TopicPartitions;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * What an operator of the pipeline may set for silence. A change takes effect at a restart and
 * should come with a new version; findings already made stay.
 *
 * @param version version of the rule {@value #RULE}, part of every finding's id
 * @param partitions of the telemetry topic
 * @param uncovered ticks of a partition further apart than this leave a gap in covered time; three
 *     periods of the metronome
 * @param defaultLimits limits of a cohort that {@code limits} does not name
 * @param limits limits by cohort
 * @param group when silences are one incident
 */
public record SilenceSettings(
    long version,
    TopicPartitions partitions,
    Duration uncovered,
    SilenceLimits defaultLimits,
    Map<String, SilenceLimits> limits,
    GroupLimits group)
    implements Serializable {

  /** The rule that every finding of this detector names. */
  public static final String RULE = "silence";

  /** Stands for the deadline of a device that is expected to say nothing. */
  static final long UNWATCHED = 0;

  private static final Duration THREE_PERIODS = Duration.ofMillis(1_500);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a number is not positive
   */
  public SilenceSettings {
    if (version < 1 || uncovered.toMillis() < 1) {
      throw new IllegalArgumentException(
          "Version and the longest gap between ticks must be positive");
    }
    limits = Map.copyOf(limits);
  }

  /** The defaults for a telemetry topic of this many partitions. */
  public static SilenceSettings of(int partitions) {
    return of(1, TopicPartitions.of(partitions), SilenceLimits.DEFAULT, Map.of());
  }

  /** Settings with the default of what is one incident. */
  public static SilenceSettings of(
      long version,
      TopicPartitions partitions,
      SilenceLimits defaultLimits,
      Map<String, SilenceLimits> limits) {
    return new SilenceSettings(
        version, partitions, THREE_PERIODS, defaultLimits, limits, GroupLimits.DEFAULT);
  }

  /**
   * How long a device may say nothing, in milliseconds; {@link #UNWATCHED} for one without a
   * cadence and one that is not active at this time.
   */
  long deadline(DeviceRecord device, long time) {
    if (device.cadenceSeconds() == 0 || device.statusAt(time) != DeviceStatus.ACTIVE) {
      return UNWATCHED;
    }
    SilenceLimits cohort = limits.getOrDefault(device.cohort(), defaultLimits);
    return cohort.cadences() * cadence(device) + cohort.allowance().toMillis();
  }

  /** The cadence in milliseconds. */
  static long cadence(DeviceRecord device) {
    return device.cadenceSeconds() * 1_000L;
  }
}
