package dev.muster.decrypt;

import dev.muster.decrypt.policy.Purpose;
import dev.muster.message.section.SectionOutcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often one answer was given about the sections of a device within a minute of arrival. Several
 * about the same add up.
 *
 * @param minute begin of the minute, milliseconds since 1970-01-01T00:00Z
 */
public record SectionDecision(long minute, String device, Answer answer, long sections) {
  /** Stands for the version of a policy bundle when none was in force. */
  public static final long NO_VERSION = -1;

  /**
   * The answer for one purpose.
   *
   * @param dataClass class that the section claims
   * @param purpose what it would have been opened for
   * @param outcome {@code DENIED} if policy does not allow the purpose, else what became of the
   *     section
   * @param policy the policy that gave the answer; {@code (expired)} or {@code (unreadable)} when
   *     the whole bundle did; null when none did, which denies
   * @param policyVersion the bundle in force, or {@link #NO_VERSION}
   */
  public record Answer(
      String cohort,
      String dataClass,
      Purpose purpose,
      SectionOutcome outcome,
      @Nullable String policy,
      long policyVersion) {

    /**
     * Asked for every section and purpose, so compared without the indirection of a record's own.
     */
    @Override
    public boolean equals(Object other) {
      return other instanceof Answer that
          && purpose == that.purpose
          && outcome == that.outcome
          && policyVersion == that.policyVersion
          && dataClass.equals(that.dataClass)
          && cohort.equals(that.cohort)
          && Objects.equals(policy, that.policy);
    }

    @Override
    public int hashCode() {
      return Objects.hash(cohort, dataClass, purpose, outcome, policy, policyVersion);
    }
  }
}
