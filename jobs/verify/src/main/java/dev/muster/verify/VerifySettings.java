package dev.muster.verify;

import dev.muster.message.MessageLimits;
import dev.muster.message.TopicPartitions;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * What an operator of the pipeline may set for this stage. A change takes effect at a restart;
 * verdicts already given stay.
 *
 * @param fleet fleet id that messages must name as their audience
 * @param partitions of the telemetry topic
 * @param maxRecordBytes largest Kafka value that is parsed
 * @param envelopeSchemaIds ids of the envelope in a schema registry, whose wire format is then read
 *     too; empty for single-object encoding alone
 * @param replay the replay window
 * @param failedSignaturesPerSecond records of a partition, from the first check in a device's name
 *     that led to nothing on, within which every signature in this name is checked; beyond them, in
 *     the same second of arrival, only what {@code FailureBudget} guarantees
 * @param defaultLimits limits of a cohort that {@code limits} does not name
 * @param limits limits by cohort
 * @param cachedKeys parsed public keys that each task keeps in memory
 */
public record VerifySettings(
    String fleet,
    TopicPartitions partitions,
    int maxRecordBytes,
    Set<Integer> envelopeSchemaIds,
    ReplaySettings replay,
    int failedSignaturesPerSecond,
    CohortLimits defaultLimits,
    Map<String, CohortLimits> limits,
    int cachedKeys)
    implements Serializable {

  private static final int DEFAULT_FAILED_SIGNATURES = 4_000;
  private static final int DEFAULT_CACHED_KEYS = 32_768;

  public VerifySettings {
    if (maxRecordBytes < 1 || failedSignaturesPerSecond < 1 || cachedKeys < 1) {
      throw new IllegalArgumentException("The limits of verify must be positive");
    }
    envelopeSchemaIds = Set.copyOf(envelopeSchemaIds);
    limits = Map.copyOf(limits);
  }

  /** Settings for envelopes in single-object encoding alone. */
  public VerifySettings(
      String fleet,
      TopicPartitions partitions,
      int maxRecordBytes,
      ReplaySettings replay,
      int failedSignaturesPerSecond,
      CohortLimits defaultLimits,
      Map<String, CohortLimits> limits,
      int cachedKeys) {
    this(
        fleet,
        partitions,
        maxRecordBytes,
        Set.of(),
        replay,
        failedSignaturesPerSecond,
        defaultLimits,
        limits,
        cachedKeys);
  }

  /** The defaults of a fleet whose telemetry topic has this many partitions. */
  public static VerifySettings of(String fleet, int partitions) {
    return new VerifySettings(
        fleet,
        TopicPartitions.of(partitions),
        MessageLimits.MAX_VALUE_BYTES,
        ReplaySettings.DEFAULT,
        DEFAULT_FAILED_SIGNATURES,
        CohortLimits.DEFAULT,
        Map.of(),
        DEFAULT_CACHED_KEYS);
  }

  /** The same settings with another replay window. */
  public VerifySettings withReplay(ReplaySettings changed) {
    return new VerifySettings(
        fleet,
        partitions,
        maxRecordBytes,
        envelopeSchemaIds,
        changed,
        failedSignaturesPerSecond,
        defaultLimits,
        limits,
        cachedKeys);
  }

  /** The same settings for a topic that has, or had, other partitions. */
  public VerifySettings withPartitions(TopicPartitions changed) {
    return new VerifySettings(
        fleet,
        changed,
        maxRecordBytes,
        envelopeSchemaIds,
        replay,
        failedSignaturesPerSecond,
        defaultLimits,
        limits,
        cachedKeys);
  }

  /** The limits of a cohort. */
  public CohortLimits limitsOf(String cohort) {
    return limits.getOrDefault(cohort, defaultLimits);
  }
}
