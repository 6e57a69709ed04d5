package dev.muster.pipeline.config;

import dev.muster.message.TopicPartitions;
import dev.muster.verify.CohortLimits;
import dev.muster.verify.ReplaySettings;
import dev.muster.verify.VerifySettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Limits of verification; the fleet and the number of partitions come from elsewhere.
 *
 * @param maxRecordBytes largest Kafka value that is parsed
 * @param envelopeSchemaIds ids that a schema registry gave the envelope; its wire format is read
 *     with these ids, and not at all without
 * @param replay the replay window
 * @param failedSignaturesPerSecond records of a partition, from the first check in a device's name
 *     that led to nothing on, within which every signature in its name is checked
 * @param defaultLimits clock limits of cohorts that are not named
 * @param cohorts clock limits by cohort
 * @param cachedKeys parsed public keys that each task keeps
 * @param maxWaitingBytes what each source task of telemetry hands on at most that has to wait until
 *     control has come as far
 */
public record VerifyConfig(
    int maxRecordBytes,
    Set<Integer> envelopeSchemaIds,
    ReplaySettings replay,
    int failedSignaturesPerSecond,
    CohortLimits defaultLimits,
    Map<String, CohortLimits> cohorts,
    int cachedKeys,
    long maxWaitingBytes) {

  private static final int LARGEST_RECORD = 1 << 20;
  private static final long WAITING = 32 << 20;

  /** The defaults of the design. */
  public static VerifyConfig defaults() {
    VerifySettings settings = VerifySettings.of("-", 1);
    return new VerifyConfig(
        settings.maxRecordBytes(),
        settings.envelopeSchemaIds(),
        settings.replay(),
        settings.failedSignaturesPerSecond(),
        settings.defaultLimits(),
        Map.of(),
        settings.cachedKeys(),
        WAITING);
  }

  static VerifyConfig read(Section verify) {
    VerifyConfig defaults = defaults();
    long largest = verify.bytes("max-record-size", defaults.maxRecordBytes);
    if (largest < 1 || largest > LARGEST_RECORD) {
      verify.problem("max-record-size", "must be from 1 to 1MiB, the topic's own limit");
    }
    long waiting = verify.bytes("max-waiting", defaults.maxWaitingBytes);
    if (waiting < LARGEST_RECORD) {
      verify.problem("max-waiting", "must be at least 1MiB, the largest record");
    }
    CohortLimits limits = limits(verify, defaults.defaultLimits);
    Map<String, CohortLimits> cohorts = new LinkedHashMap<>();
    verify
        .sections("cohorts")
        .forEach((cohort, section) -> cohorts.put(cohort, limits(section, limits)));
    return new VerifyConfig(
        (int) Math.min(largest, LARGEST_RECORD),
        verify.numbers("envelope-schema-ids"),
        replay(verify, defaults.replay),
        verify.positive("failed-signatures-per-second", defaults.failedSignaturesPerSecond),
        limits,
        Map.copyOf(cohorts),
        verify.positive("cached-keys", defaults.cachedKeys),
        waiting);
  }

  /** These limits for one fleet and the partitions of its telemetry topic. */
  public VerifySettings settings(String fleet, TopicPartitions partitions) {
    return new VerifySettings(
        fleet,
        partitions,
        maxRecordBytes,
        envelopeSchemaIds,
        replay,
        failedSignaturesPerSecond,
        defaultLimits,
        cohorts,
        cachedKeys);
  }

  private static ReplaySettings replay(Section verify, ReplaySettings defaults) {
    int window = verify.positive("replay-window", defaults.window());
    int step = verify.positive("max-epoch-step", (int) defaults.maxEpochStep());
    long duplicates =
        verify
            .duration("duplicate-within", Duration.ofMillis(defaults.duplicateWithinMillis()))
            .toMillis();
    try {
      return new ReplaySettings(window, step, duplicates);
    } catch (IllegalArgumentException e) {
      verify.problem(
          "replay-window", "is " + window + ", but must be a multiple of 64 up to 65536");
      return defaults;
    }
  }

  private static CohortLimits limits(Section section, CohortLimits defaults) {
    return new CohortLimits(
        section.duration("max-age", defaults.maxAge()),
        section.duration("max-ahead", defaults.maxAhead()));
  }
}
