package dev.muster.pipeline.config;

import dev.muster.detect.silence.GroupLimits;
import dev.muster.detect.silence.SilenceLimits;
import dev.muster.detect.silence.SilenceSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When silence is claimed; the number of partitions comes from elsewhere.
 *
 * @param version part of every finding's id: raise it with a change, so that the findings after it
 *     are told apart from those before
 * @param defaultLimits limits of cohorts that are not named
 * @param cohorts limits by cohort
 */
public record DetectConfig(
    int version, SilenceLimits defaultLimits, Map<String, SilenceLimits> cohorts) {
  private static final Duration UNCOVERED = Duration.ofMillis(1_500);

  /** The defaults of the detectors. */
  public static DetectConfig defaults() {
    return new DetectConfig(1, SilenceLimits.DEFAULT, Map.of());
  }

  static DetectConfig read(Section detect) {
    Section silence = detect.section("silence");
    SilenceLimits limits = limits(silence, SilenceLimits.DEFAULT);
    Map<String, SilenceLimits> cohorts = new LinkedHashMap<>();
    silence
        .sections("cohorts")
        .forEach((cohort, section) -> cohorts.put(cohort, limits(section, limits)));
    return new DetectConfig(detect.positive("version", 1), limits, Map.copyOf(cohorts));
  }

  /** These limits for a telemetry topic of so many partitions. */
  public SilenceSettings silence(int partitions) {
    return new SilenceSettings(
        version, partitions, UNCOVERED, defaultLimits, cohorts, GroupLimits.DEFAULT);
  }

  private static SilenceLimits limits(Section section, SilenceLimits defaults) {
    return new SilenceLimits(
        section.positive("cadences", defaults.cadences()),
        section.duration("allowance", defaults.allowance()));
  }
}
