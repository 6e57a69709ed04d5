package dev.muster.pipeline.config;

import dev.muster.detect.flood.FloodSettings;
import dev.muster.detect.level.LevelSettings;
import dev.muster.detect.rate.RateSettings;
import dev.muster.detect.silence.GroupLimits;
import dev.muster.detect.silence.SilenceLimits;
import dev.muster.detect.silence.SilenceSettings;
import dev.muster.message.TopicPartitions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the detectors are told. Its version is part of every finding's id: raise it with a change,
 * so that the findings after it are told apart from those before.
 *
 * @param silence limits of cohorts that are not named
 * @param cohorts limits of silence by cohort
 * @param rate how often a device may speak
 * @param flood when records that nobody is proved to have sent are a flood
 * @param level where readings may lie
 */
public record DetectConfig(
    SilenceLimits silence,
    Map<String, SilenceLimits> cohorts,
    RateSettings rate,
    FloodSettings flood,
    LevelSettings level) {
  private static final Duration UNCOVERED = Duration.ofMillis(1_500);

  /** The defaults of the detectors. */
  public static DetectConfig defaults() {
    return new DetectConfig(
        SilenceLimits.DEFAULT,
        Map.of(),
        RateSettings.DEFAULT,
        FloodSettings.DEFAULT,
        LevelSettings.DEFAULT);
  }

  static DetectConfig read(Section detect) {
    int version = detect.positive("version", 1);
    Section silence = detect.section("silence");
    SilenceLimits limits = limits(silence, SilenceLimits.DEFAULT);
    Map<String, SilenceLimits> cohorts = new LinkedHashMap<>();
    silence
        .sections("cohorts")
        .forEach((cohort, section) -> cohorts.put(cohort, limits(section, limits)));
    return new DetectConfig(
        limits,
        Map.copyOf(cohorts),
        rate(version, detect, detect.section("rate")),
        flood(version, detect, detect.section("flood")),
        level(version, detect, detect.section("level")));
  }

  /** The limits of silence for a telemetry topic of these partitions. */
  public SilenceSettings silence(TopicPartitions partitions) {
    return new SilenceSettings(
        rate.version(), partitions, UNCOVERED, silence, cohorts, GroupLimits.DEFAULT);
  }

  private static SilenceLimits limits(Section section, SilenceLimits defaults) {
    return new SilenceLimits(
        section.positive("cadences", defaults.cadences()),
        section.duration("allowance", defaults.allowance()));
  }

  private static FloodSettings flood(int version, Section detect, Section flood) {
    FloodSettings defaults = FloodSettings.DEFAULT;
    int records = flood.positive("records", defaults.records());
    Duration quiet = flood.duration("quiet", Duration.ofSeconds(defaults.quiet()));
    return meant(detect, "flood", defaults, () -> FloodSettings.of(version, records, quiet));
  }

  private static RateSettings rate(int version, Section detect, Section rate) {
    RateSettings defaults = RateSettings.DEFAULT;
    int learning = rate.positive("learning", defaults.learning());
    Duration span = rate.duration("span", defaults.span());
    double factor = rate.decimal("factor", defaults.factor());
    int burst = rate.positive("burst", defaults.burst());
    Duration retention = rate.duration("retention", defaults.retention());
    return meant(
        detect,
        "rate",
        defaults,
        () -> new RateSettings(version, learning, span, factor, burst, retention));
  }

  private static LevelSettings level(int version, Section detect, Section level) {
    LevelSettings defaults = LevelSettings.DEFAULT;
    int learning = level.positive("learning", defaults.learning());
    double margin = level.decimal("margin", defaults.margin());
    double jump = level.decimal("jump", defaults.jump());
    int drifting = level.positive("drifting", defaults.drifting());
    int stuck = level.positive("stuck", defaults.stuck());
    Duration retention = level.duration("retention", defaults.retention());
    return meant(
        detect,
        "level",
        defaults,
        () -> new LevelSettings(version, learning, margin, jump, drifting, stuck, retention));
  }

  private static <T> T meant(Section detect, String key, T defaults, Supplier<T> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException e) {
      detect.problem(key, "can't be meant: " + e.getMessage());
      return defaults;
    }
  }
}
