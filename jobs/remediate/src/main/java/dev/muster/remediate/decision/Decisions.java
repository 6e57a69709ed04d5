package dev.muster.remediate.decision;

import dev.muster.control.Accepted;
import dev.muster.control.approval.Approval;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.detect.silence.Progress;
import dev.muster.message.command.Consequence;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.DeviceAcknowledgement;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Hold;
import dev.muster.remediate.IgnoredInput;
import dev.muster.remediate.IgnoredReason;
import dev.muster.remediate.Intent;
import dev.muster.remediate.Meanwhile;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.Outcomes;
import dev.muster.remediate.approval.Consents;
import dev.muster.remediate.budget.Budgets;
import dev.muster.remediate.budget.Budgets.Place;
import dev.muster.remediate.budget.Budgets.Slot;
import dev.muster.remediate.budget.Ceilings;
import dev.muster.remediate.command.Issuing;
import dev.muster.remediate.command.Memory;
import dev.muster.remediate.command.Pending;
import dev.muster.remediate.rule.Rule;
import dev.muster.remediate.rule.RuleBook;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows from each thing that came in. Called by one thread, in the order in which things
 * count.
 */
final class Decisions implements ArrivalQueue.Taker {
  private final Drafting drafting;
  private final Ceilings ceilings;
  private final Memory memory;
  private final Issuing issuing;
  private final Consents consents;
  private final Outcomes outcomes;

  Decisions(RemediateSettings settings, Memory memory, Outcomes outcomes) {
    this.drafting = new Drafting(settings.fleet());
    this.ceilings = settings.ceilings();
    this.memory = memory;
    this.issuing = new Issuing(memory, outcomes);
    this.consents = new Consents(memory, issuing, outcomes);
    this.outcomes = outcomes;
  }

  /** Only what waits for consent asks how its device stands. */
  @Override
  public void takeStanding(Accepted<DeviceRecord> standing) {
    memory
        .pending()
        .learn(standing.content().device(), waiting -> waiting.registered(standing.content()));
  }

  @Override
  public void take(Progress progress) {
    memory.pending().learn(progress.device(), waiting -> waiting.spoke(progress));
  }

  @Override
  public void take(DeviceFinding cause) {
    memory
        .pending()
        .learn(
            cause.device().device(),
            waiting -> waiting.isOverBy(cause) ? waiting.findingEnded() : waiting);
    if (cause.occasion() != Occasion.RETRACTED && commandable(cause)) {
      RuleBook book = rulesAt(cause.arrival()).orElseThrow();
      for (Rule rule : book.rules()) {
        if (rule.concerns(cause) && holds(rule, cause) && allowed(rule, cause)) {
          propose(rule, book, cause);
        }
      }
    }
  }

  private boolean commandable(DeviceFinding cause) {
    IgnoredReason defect = null;
    if (cause.device().status() == DeviceStatus.REMOVED) {
      defect = IgnoredReason.DEVICE_REMOVED;
    } else if (rulesAt(cause.arrival()).isEmpty()) {
      defect = IgnoredReason.FINDING_WITHOUT_RULES;
    } else if (!Drafting.carries(cause)) {
      defect = IgnoredReason.OUT_OF_BOUNDS;
    }
    if (defect != null) {
      disregard(cause, defect);
    }
    return defect == null;
  }

  private Optional<RuleBook> rulesAt(long arrival) {
    return memory.rulings().at(arrival).filter(book -> !book.rules().isEmpty());
  }

  private boolean holds(Rule rule, DeviceFinding cause) {
    return switch (rule.condition().of(cause)) {
      case TRUE -> true;
      case FALSE -> false;
      case ERROR -> {
        disregard(cause, IgnoredReason.CONDITION_FAILED);
        yield false;
      }
    };
  }

  /** What a person suspended is for a person to resume. */
  private boolean allowed(Rule rule, DeviceFinding cause) {
    boolean allowed =
        rule.order().kind().consequence() != Consequence.RESUMES
            || !cause.device().suspendedByPerson();
    if (!allowed) {
      disregard(cause, IgnoredReason.SUSPENDED_BY_PERSON);
    }
    return allowed;
  }

  private void propose(Rule rule, RuleBook book, DeviceFinding cause) {
    Intent intent = drafting.draft(rule, book.version(), cause);
    if (memory.pending().get(intent.id()) != null) {
      disregard(cause, IgnoredReason.FINDING_ANSWERED);
      return;
    }
    long arrival = cause.arrival();
    boolean asks = rule.approval() || ceilings.asksConsent(rule.order());
    Place place = place(rule, book, cause);
    Pending proposal =
        new Pending(
            CommandState.AWAITING_APPROVAL,
            asks ? intent.proposal() : intent,
            Pending.Trigger.of(cause),
            asks,
            rule.coolDown(),
            new Pending.TakenPlace(arrival, place.use()),
            Meanwhile.asOf(intent.epoch(), intent.lastSequence()),
            null);
    if (place.hold() != null) {
      outcomes.changed(proposal.held(arrival, place.use(), place.hold(), null));
      return;
    }
    memory.commanded().touch(intent.device(), arrival);
    if (asks) {
      memory.pending().put(proposal);
      outcomes.changed(proposal.change(arrival, CommandState.AWAITING_APPROVAL));
    } else {
      issuing.issue(arrival, proposal, place.use(), null);
    }
  }

  /** What is held takes no place. */
  private Place place(Rule rule, RuleBook book, DeviceFinding cause) {
    long arrival = cause.arrival();
    Budgets budgets = memory.budgets();
    Slot slot = new Slot(cause.device().cohort(), rule.order().kind());
    budgets.forgetBefore(arrival - Memory.BEHIND);
    Hold hold = null;
    if (!rule.order().kind().inEveryEpoch() && !cause.epochKnown()) {
      hold = Hold.EPOCH_UNKNOWN;
    } else if (memory.commanded().coolingDown(cause.device().device(), arrival, rule.coolDown())) {
      hold = Hold.COOL_DOWN;
    }
    return hold == null
        ? budgets.take(arrival, slot, book.budgets())
        : new Place(budgets.look(arrival, slot, book.budgets()), hold);
  }

  @Override
  public void takeApproval(Accepted<Approval> accepted) {
    consents.take(accepted);
  }

  @Override
  public void take(DeviceAcknowledgement answer) {
    Pending command = memory.pending().get(answer.command());
    IgnoredReason defect = defect(command, answer);
    if (defect == null) {
      outcomes.changed(memory.pending().remove(answer.command()).answered(answer));
    } else {
      outcomes.disregarded(
          new IgnoredInput(answer.origin().arrival(), defect, answer.device(), answer.command()));
    }
  }

  private static @Nullable IgnoredReason defect(
      @Nullable Pending command, DeviceAcknowledgement answer) {
    if (command == null || command.state() != CommandState.ISSUED) {
      return IgnoredReason.ANSWER_NOT_PENDING;
    }
    if (!command.intent().device().equals(answer.device())) {
      return IgnoredReason.ANSWER_NOT_FROM_AUDIENCE;
    }
    return command.intent().counter() == answer.counter()
        ? null
        : IgnoredReason.ANSWER_OTHER_COUNTER;
  }

  /** Lets the command expire whose turn it is. */
  void expireNext() {
    Pending expired = memory.pending().removeNextExpired();
    outcomes.changed(expired.change(expired.intent().expiryMillis(), CommandState.EXPIRED));
  }

  private void disregard(DeviceFinding cause, IgnoredReason reason) {
    outcomes.disregarded(
        new IgnoredInput(cause.arrival(), reason, cause.device().device(), cause.finding()));
  }
}
