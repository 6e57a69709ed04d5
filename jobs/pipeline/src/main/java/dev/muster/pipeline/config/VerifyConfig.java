package dev.muster.pipeline.config;

import dev.muster.verify.CohortLimits;
import dev.muster.verify.ReplaySettings;
import dev.muster.verify.VerifyLimits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits of verification; the fleet and the number of partitions come from elsewhere.
 *
 * @param maxWaitingBytes what each source task of telemetry hands on at most that has to wait until
 *     control has come as far
 */
public record VerifyConfig(VerifyLimits limits, long maxWaitingBytes) {
  private static final int LARGEST_RECORD = 1 << 20;
  private static final long WAITING = 32 << 20;

  /** The defaults of the design. */
  public static VerifyConfig defaults() {
    return new VerifyConfig(VerifyLimits.DEFAULT, WAITING);
  }

  static VerifyConfig read(Section verify) {
    VerifyLimits defaults = VerifyLimits.DEFAULT;
    long largest = verify.bytes("max-record-size", defaults.maxRecordBytes());
    if (largest < 1 || largest > LARGEST_RECORD) {
      verify.problem("max-record-size", "must be from 1 to 1MiB, the topic's own limit");
      largest = defaults.maxRecordBytes();
    }
    long waiting = verify.bytes("max-waiting", WAITING);
    if (waiting < LARGEST_RECORD) {
      verify.problem("max-waiting", "must be at least 1MiB, the largest record");
    }
    CohortLimits others = limits(verify, defaults.others());
    Map<String, CohortLimits> cohorts = new LinkedHashMap<>();
    verify
        .sections("cohorts")
        .forEach((cohort, section) -> cohorts.put(cohort, limits(section, others)));
    VerifyLimits limits =
        new VerifyLimits(
            (int) largest,
            verify.numbers("envelope-schema-ids"),
            replay(verify, defaults.replay()),
            verify.positive("failed-signatures-per-second", defaults.failedSignaturesPerSecond()),
            others,
            cohorts,
            verify.positive("cached-keys", defaults.cachedKeys()));
    return new VerifyConfig(limits, waiting);
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
