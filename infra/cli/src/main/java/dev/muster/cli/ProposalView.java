package dev.muster.cli;

import dev.muster.admin.approval.Proposal;
import dev.muster.remediate.Intent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Commands that wait for consent as they are shown. */
final class ProposalView {
  private ProposalView() {}

  /** For scripts. */
  static Map<String, Object> of(Proposal proposal) {
    Intent intent = proposal.intent();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("command", intent.id());
    view.put("device", intent.device());
    view.put("cohort", proposal.cohort());
    view.put("action", intent.action().kind().wireName());
    view.put("until", end(intent));
    view.put("reason", intent.reason());
    view.put("finding", intent.finding());
    view.put("finding_kind", proposal.findingKind());
    view.put("rule", intent.rule());
    view.put("rules_version", intent.rulesVersion());
    view.put("finding_over", proposal.findingOver());
    view.put("newer_command", proposal.overtaken());
    view.put("expires_at", Instant.ofEpochMilli(intent.expiryMillis()).toString());
    return view;
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

  private static String end(Intent intent) {
    return intent.until() == Intent.NO_END ? null : Instant.ofEpochMilli(intent.until()).toString();
  }
}
