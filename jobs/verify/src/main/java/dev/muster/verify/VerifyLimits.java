package dev.muster.verify;

import dev.muster.message.MessageLimits;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * What an operator of the pipeline may set for this stage. A change takes effect at a restart;
 * verdicts already given stay.
 *
 * @param maxRecordBytes largest Kafka value that is parsed
 * @param envelopeSchemaIds ids of the envelope in a schema registry, whose wire format is then read
 *     too; empty for single-object encoding alone
 * @param failedSignaturesPerSecond records of a partition, from the first check in a device's name
 *     that led to nothing on, within which every signature in this name is checked; beyond them, in
 *     the same second of arrival, only what {@code FailureBudget} guarantees
 * @param others clock limits of a cohort that {@code cohorts} does not name
 * @param cachedKeys parsed public keys that each task keeps in memory
 */
public record VerifyLimits(
    int maxRecordBytes,
    Set<Integer> envelopeSchemaIds,
    ReplaySettings replay,
    int failedSignaturesPerSecond,
    CohortLimits others,
    Map<String, CohortLimits> cohorts,
    int cachedKeys)
    implements Serializable {

  /** The defaults of the design. */
  public static final VerifyLimits DEFAULT =
      new VerifyLimits(
          MessageLimits.MAX_VALUE_BYTES,
          Set.of(),
          ReplaySettings.DEFAULT,
          4_000,
          CohortLimits.DEFAULT,
          Map.of(),
          32_768);

  /** Copies the sets. */
  public VerifyLimits {
    if (maxRecordBytes < 1 || failedSignaturesPerSecond < 1 || cachedKeys < 1) {
      throw new IllegalArgumentException("The limits of verify must be positive");
    }
    envelopeSchemaIds = Set.copyOf(envelopeSchemaIds);
    cohorts = Map.copyOf(cohorts);
  }

  /** The clock limits of a cohort. */
  public CohortLimits of(String cohort) {
    return cohorts.getOrDefault(cohort, others);
  }
}
