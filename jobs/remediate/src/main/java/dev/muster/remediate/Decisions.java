package dev.muster.remediate;

import dev.muster.control.approval.AcceptedApproval;
import dev.muster.control.approval.Approval;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.remediate.Budgets.Place;
import dev.muster.remediate.rule.BudgetLimits;
import dev.muster.remediate.rule.Rule;
import dev.muster.remediate.rule.RuleBook;
import java.util.Arrays;
import java.util.Optional;

/**
 * What follows from each thing that came in. Called by one thread, in the order in which things
 * count.
 */
final class Decisions implements Agenda.Taker {
  private final Drafting drafting;
  private final Rulings rulings;
  private final Budgets budgets;
  private final Commanded commanded;
  private final PendingCommands pending;
  private final Outcomes outcomes;

  Decisions(Drafting drafting, Memory memory, Outcomes outcomes) {
    this.drafting = drafting;
    this.rulings = memory.rulings();
    this.budgets = memory.budgets();
    this.commanded = memory.commanded();
    this.pending = memory.pending();
    this.outcomes = outcomes;
  }

  /**
   * What is remembered.
   *
   * @param rulings rule bundles by time
   * @param budgets places taken
   * @param commanded devices commanded lately
   * @param pending commands of which something is awaited
   */
  record Memory(Rulings rulings, Budgets budgets, Commanded commanded, PendingCommands pending) {
    /**
     * A broker's clock may step back: what lands that far behind the watermark is still judged by
     * the rules, the budget and the cool-downs of its own time.
     */
    private static final long BEHIND = 60_000;

    /** Drops what nothing can need that comes after a time, or little before it. */
    void forgetBefore(long watermark) {
      long time = Math.max(watermark, Long.MIN_VALUE + BEHIND) - BEHIND;
      rulings.forgetBefore(time);
      budgets.forgetBefore(time);
      commanded.forgetBefore(time);
    }
  }

  @Override
  public void take(Cause cause) {
    if (cause.device().status() == DeviceStatus.REMOVED) {
      disregard(cause, Disregard.DEVICE_REMOVED);
      return;
    }
    Optional<RuleBook> book = rulings.at(cause.arrival());
    if (book.isEmpty() || book.get().rules().isEmpty()) {
      disregard(cause, Disregard.FINDING_WITHOUT_RULES);
      return;
    }
    for (Rule rule : book.get().rules()) {
      if (rule.concerns(cause) && holds(rule, cause) && allowed(rule, cause)) {
        propose(rule, book.get(), cause);
      }
    }
  }

  private boolean holds(Rule rule, Cause cause) {
    return switch (rule.condition().of(cause)) {
      case TRUE -> true;
      case FALSE -> false;
      case ERROR -> {
        disregard(cause, Disregard.CONDITION_FAILED);
        yield false;
      }
    };
  }

  /** What a person suspended is for a person to resume. */
  private boolean allowed(Rule rule, Cause cause) {
    boolean allowed =
        rule.action() != Action.RESUME || !StatusChange.suspendedByPerson(cause.device());
    if (!allowed) {
      disregard(cause, Disregard.SUSPENDED_BY_PERSON);
    }
    return allowed;
  }

  private void propose(Rule rule, RuleBook book, Cause cause) {
    Intent intent = drafting.draft(rule, book.version(), cause);
    if (pending.get(intent.id()) != null) {
      disregard(cause, Disregard.FINDING_ANSWERED);
      return;
    }
    long arrival = cause.arrival();
    Place place = place(rule, book, cause);
    Pending proposal =
        new Pending(
            CommandState.AWAITING_APPROVAL,
            intent,
            cause.device().cohort(),
            cause.kind(),
            rule.approval(),
            rule.coolDown(),
            place.use(),
            null);
    if (place.hold() != null) {
      outcomes.changed(proposal.held(arrival, place.use(), place.hold(), null));
      return;
    }
    commanded.touch(intent.device(), arrival);
    if (rule.approval()) {
      pending.put(proposal);
      outcomes.changed(proposal.change(arrival, CommandState.AWAITING_APPROVAL));
    } else {
      issue(arrival, proposal, place.use(), null);
    }
  }

  private Place place(Rule rule, RuleBook book, Cause cause) {
    long arrival = cause.arrival();
    String cohort = cause.device().cohort();
    return commanded.coolingDown(cause.device().device(), arrival, rule.coolDown())
        ? new Place(budgets.look(arrival, cohort, book.budgets()), Hold.COOL_DOWN)
        : budgets.take(arrival, cohort, book.budgets());
  }

  private void issue(long arrival, Pending proposal, BudgetUse use, Consent consent) {
    Intent proposed = proposal.intent();
    long counter = commanded.issue(proposed.device(), arrival);
    Intent intent = proposed.issuedAs(counter, consent == null ? null : consent.approver());
    Pending issued = proposal.issued(intent, use, consent);
    pending.put(issued);
    outcomes.issued(arrival, intent);
    outcomes.changed(issued.change(arrival, CommandState.ISSUED));
  }

  @Override
  public void take(AcceptedApproval accepted) {
    Approval approval = accepted.approval();
    Pending proposal = pending.get(approval.subject());
    Disregard defect = defect(proposal, accepted);
    if (defect != null) {
      outcomes.disregarded(new Disregarded(accepted.validFrom(), defect, null, approval.subject()));
      return;
    }
    approved(accepted.validFrom(), proposal, approval);
  }

  private static Disregard defect(Pending proposal, AcceptedApproval accepted) {
    if (proposal == null || proposal.state() != CommandState.AWAITING_APPROVAL) {
      return Disregard.APPROVAL_NOT_PENDING;
    }
    byte[] digest = IntentDigest.of(proposal.intent());
    if (!Arrays.equals(digest, accepted.approval().commandSha256())) {
      return Disregard.APPROVAL_OTHER_CONTENT;
    }
    return accepted.approval().expiresAt() <= accepted.validFrom()
        ? Disregard.APPROVAL_ENDED
        : null;
  }

  private void approved(long arrival, Pending proposal, Approval approval) {
    Consent consent = new Consent(approval.approver(), approval.version(), arrival);
    Place place = placeOnApproval(arrival, proposal);
    if (place.hold() == null) {
      issue(arrival, proposal, place.use(), consent);
    } else {
      pending.remove(proposal.intent().id());
      outcomes.changed(proposal.held(arrival, place.use(), place.hold(), consent));
    }
  }

  /**
   * The place that the proposal took is one of its own hour; another hour asks for another. What
   * the device was told meanwhile begins a cool-down, its own proposal does not.
   */
  private Place placeOnApproval(long arrival, Pending proposal) {
    if (commanded.issuedWithin(proposal.intent().device(), arrival, proposal.coolDown())) {
      return new Place(proposal.budget(), Hold.COOL_DOWN);
    }
    if (Budgets.hourOf(arrival) == proposal.budget().hour()) {
      return new Place(proposal.budget(), null);
    }
    BudgetLimits limits = rulings.at(arrival).map(RuleBook::budgets).orElse(BudgetLimits.NOTHING);
    return budgets.take(arrival, proposal.cohort(), limits);
  }

  @Override
  public void take(Answer answer) {
    Pending command = pending.get(answer.command());
    Disregard defect = defect(command, answer);
    if (defect == null) {
      pending.remove(answer.command());
      outcomes.changed(command.answered(answer));
    } else {
      outcomes.disregarded(
          new Disregarded(answer.origin().arrival(), defect, answer.device(), answer.command()));
    }
  }

  private static Disregard defect(Pending command, Answer answer) {
    if (command == null || command.state() != CommandState.ISSUED) {
      return Disregard.ANSWER_NOT_PENDING;
    }
    if (!command.intent().device().equals(answer.device())) {
      return Disregard.ANSWER_NOT_FROM_AUDIENCE;
    }
    return command.intent().counter() == answer.counter() ? null : Disregard.ANSWER_OTHER_COUNTER;
  }

  /** Lets the command expire whose turn it is. */
  void expireNext() {
    Pending expired = pending.removeNextExpired();
    outcomes.changed(expired.change(expired.intent().expiryMillis(), CommandState.EXPIRED));
  }

  private void disregard(Cause cause, Disregard reason) {
    outcomes.disregarded(
        new Disregarded(cause.arrival(), reason, cause.device().device(), cause.finding()));
  }
}
