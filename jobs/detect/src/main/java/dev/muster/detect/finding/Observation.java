package dev.muster.detect.finding;

import org.jspecify.annotations.Nullable;

/**
 * What was expected, what was observed, over which window, on which records.
 *
 * @param expected in the unit of the metric, in messages, or in members of a group; null outside
 *     the class {@code operational}
 * @param observed in the same unit; null outside the class {@code operational}
 * @param deviation how far from expected, in units of the normal spread; null when it has none
 * @param windowStart arrival, milliseconds since 1970, inclusive
 * @param windowEnd arrival, milliseconds since 1970, inclusive
 * @param records the records behind it as {@code partition:first-last} in offsets; null when it
 *     rests on the absence of all
 */
public record Observation(
    @Nullable Double expected,
    @Nullable Double observed,
    @Nullable Double deviation,
    long windowStart,
    long windowEnd,
    @Nullable String records) {

  /** Names a run of records of one partition. */
  public static String records(int partition, long first, long last) {
    return partition + ":" + first + "-" + last;
  }
}
