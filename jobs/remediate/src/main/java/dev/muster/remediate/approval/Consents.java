package dev.muster.remediate.approval;

import dev.muster.control.Accepted;
import dev.muster.control.approval.Approval;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.Consent;
import dev.muster.remediate.Hold;
import dev.muster.remediate.IgnoredInput;
import dev.muster.remediate.IgnoredReason;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentDigest;
import dev.muster.remediate.Meanwhile;
import dev.muster.remediate.Outcomes;
import dev.muster.remediate.budget.BudgetLimits;
import dev.muster.remediate.budget.Budgets;
import dev.muster.remediate.command.Issuing;
import dev.muster.remediate.command.Memory;
import dev.muster.remediate.command.Pending;
import dev.muster.remediate.rule.RuleBook;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a person's consent. A proposal may be days old, so everything that it rests on
 * is asked again: the device's standing, its finding, what the device was told meanwhile, the rule,
 * and the budgets; and it is issued for the epoch that the device is in now. Called by one thread.
 */
public final class Consents {
  private final Memory memory;
  private final Issuing issuing;
  private final Outcomes outcomes;

  /** Judges consents by what is remembered. */
  public Consents(Memory memory, Issuing issuing, Outcomes outcomes) {
    this.memory = memory;
    this.issuing = issuing;
    this.outcomes = outcomes;
  }

  /** Takes an approval in the order of arrival. */
  public void take(Accepted<Approval> accepted) {
    Approval approval = accepted.content();
    Pending proposal = memory.pending().get(approval.subject());
    IgnoredReason defect = defect(proposal, accepted);
    if (defect != null) {
      outcomes.disregarded(
          new IgnoredInput(accepted.validFrom(), defect, null, approval.subject()));
      return;
    }
    approved(accepted.validFrom(), Objects.requireNonNull(proposal), approval);
  }

  private static @Nullable IgnoredReason defect(
      @Nullable Pending proposal, Accepted<Approval> accepted) {
    if (proposal == null || proposal.state() != CommandState.AWAITING_APPROVAL) {
      return IgnoredReason.APPROVAL_NOT_PENDING;
    }
    byte[] digest = IntentDigest.of(proposal.intent());
    if (!Arrays.equals(digest, accepted.content().commandSha256())) {
      return IgnoredReason.APPROVAL_OTHER_CONTENT;
    }
    return accepted.content().expiresAt() <= accepted.validFrom()
        ? IgnoredReason.APPROVAL_ENDED
        : null;
  }

  /** Its place moves to now, so that no hour issues more than it may; what is held has none. */
  private void approved(long arrival, Pending proposal, Approval approval) {
    Consent consent = new Consent(approval.approver(), approval.version(), arrival);
    memory.budgets().giveBack(proposal.place().at(), proposal.slot());
    BudgetLimits limits = limits(arrival);
    Hold hold = forbidden(arrival, proposal);
    Budgets.Place place =
        hold == null
            ? memory.budgets().take(arrival, proposal.slot(), limits)
            : new Budgets.Place(memory.budgets().look(arrival, proposal.slot(), limits), hold);
    if (place.hold() == null) {
      issuing.issue(arrival, proposal, place.use(), consent);
    } else {
      memory.pending().remove(proposal.intent().id());
      outcomes.changed(proposal.held(arrival, place.use(), place.hold(), consent));
    }
  }

  private BudgetLimits limits(long arrival) {
    return memory.rulings().at(arrival).map(RuleBook::budgets).orElse(BudgetLimits.NOTHING);
  }

  private @Nullable Hold forbidden(long arrival, Pending proposal) {
    Meanwhile meanwhile = proposal.meanwhile();
    if (meanwhile.standing() != null) {
      return meanwhile.standing();
    }
    if (meanwhile.findingOver()) {
      return Hold.FINDING_OVER;
    }
    if (issuing.issuedWithin(arrival, proposal)) {
      return Hold.COOL_DOWN;
    }
    if (meanwhile.newerCommand()) {
      return Hold.NEWER_COMMAND;
    }
    return stillSays(arrival, proposal.intent()) ? null : Hold.RULE_GONE;
  }

  /** A rule of that name that now tells the device something else is another rule. */
  private boolean stillSays(long arrival, Intent proposed) {
    return memory.rulings().at(arrival).stream()
        .flatMap(book -> book.rules().stream())
        .anyMatch(
            rule ->
                rule.name().equals(proposed.rule())
                    && rule.order().kind() == proposed.action().kind());
  }
}
