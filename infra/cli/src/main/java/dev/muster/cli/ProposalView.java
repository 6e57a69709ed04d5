package dev.muster.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.admin.approval.Proposal;
import dev.muster.remediate.Intent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command that waits for consent as it is shown.
 *
 * @param until when what it does ends by itself, or null
 * @param findingOver whether what was found is over
 * @param newerCommand whether the device was told something else since
 * @param approvedBy who consented; null before, and not shown
 * @param validFrom from when the consent holds; null before, and not shown
 */
record ProposalView(
    String command,
    String device,
    String cohort,
    String action,
    @Nullable String until,
    String reason,
    String finding,
    String findingKind,
    String rule,
    long rulesVersion,
    boolean findingOver,
    boolean newerCommand,
    String expiresAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String approvedBy,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String validFrom) {

  /** For scripts, while it waits. */
  static ProposalView of(Proposal proposal) {
    return of(proposal, null, null);
  }

  /** For scripts, once a person consented. */
  static ProposalView approved(Proposal proposal, String approver, long validFrom) {
    return of(proposal, approver, Instant.ofEpochMilli(validFrom).toString());
  }

  private static ProposalView of(
      Proposal proposal, @Nullable String approvedBy, @Nullable String validFrom) {
    Intent intent = proposal.intent();
    return new ProposalView(
        intent.id(),
        intent.device(),
        proposal.cohort(),
        intent.action().kind().wireName(),
        end(intent),
        intent.reason(),
        intent.finding(),
        proposal.findingKind(),
        intent.rule(),
        intent.rulesVersion(),
        proposal.findingOver(),
        proposal.overtaken(),
        Instant.ofEpochMilli(intent.expiryMillis()).toString(),
        approvedBy,
        validFrom);
  }

  /** One line for people. */
  static String line(Proposal proposal) {
    Intent intent = proposal.intent();
    return "%s: %s %s%s, for %s by rule %s version %s: %s (before %s)%s"
        .formatted(
            intent.id(),
            intent.action().kind().wireName(),
            intent.device(),
            end(intent) == null ? "" : " until " + end(intent),
            proposal.findingKind(),
            intent.rule(),
            intent.rulesVersion(),
            intent.reason(),
            Instant.ofEpochMilli(intent.expiryMillis()),
            proposal.obstacle().map(why -> "; would be held: " + why).orElse(""));
  }

  private static @Nullable String end(Intent intent) {
    return intent.until() == Intent.NO_END ? null : Instant.ofEpochMilli(intent.until()).toString();
  }
}
