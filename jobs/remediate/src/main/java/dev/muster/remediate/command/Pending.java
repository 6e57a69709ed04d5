package dev.muster.remediate.command;

import dev.muster.arrival.Origin;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.silence.Progress;
import dev.muster.remediate.BudgetUse;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.Consent;
import dev.muster.remediate.DeviceAcknowledgement;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Hold;
import dev.muster.remediate.Intent;
import dev.muster.remediate.Meanwhile;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.budget.Budgets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A command of which something is still awaited.
 *
 * @param state {@link CommandState#AWAITING_APPROVAL} or {@link CommandState#ISSUED}
 * @param intent what was proposed or issued
 * @param cause what it answers
 * @param approvalRequired whether the rule or the configuration asks for an approval
 * @param coolDown how long before it no other command may have been issued to the device
 * @param place the place in the budgets that it has
 * @param meanwhile what became known since it was proposed
 * @param consent who approved it; null where nobody has
 */
public record Pending(
    CommandState state,
    Intent intent,
    Trigger cause,
    boolean approvalRequired,
    Duration coolDown,
    TakenPlace place,
    Meanwhile meanwhile,
    @Nullable Consent consent) {

  /**
   * What a command answers.
   *
   * @param cohort cohort of the device when the finding was made
   */
  public record Trigger(String cohort, String findingKind, Occasion occasion) {
    public static Trigger of(DeviceFinding cause) {
      return new Trigger(cause.device().cohort(), cause.kind(), cause.occasion());
    }
  }

  /**
   * A place in the budgets.
   *
   * @param at arrival that it was taken at
   * @param use the budget then
   */
  public record TakenPlace(long at, BudgetUse use) {}

  /** What its place is taken in. */
  public Budgets.Slot slot() {
    return new Budgets.Slot(cause.cohort(), intent.action().kind());
  }

  /** Whether a change of a finding about its device takes its cause away. */
  public boolean isOverBy(DeviceFinding news) {
    if (news.finding().equals(intent.finding())) {
      return news.occasion().compareTo(cause.occasion()) > 0;
    }
    return cause.occasion() == Occasion.CLEARED
        && news.occasion() == Occasion.RAISED
        && news.kind().equals(cause.findingKind());
  }

  Pending issued(Intent issued, TakenPlace taken, @Nullable Consent by) {
    return new Pending(
        CommandState.ISSUED, issued, cause, approvalRequired, coolDown, taken, meanwhile, by);
  }

  /** The same after its finding has ended. */
  public Pending findingEnded() {
    return knowing(meanwhile.findingEnded());
  }

  Pending overtaken() {
    return knowing(meanwhile.commanded());
  }

  /** The same after the registry has said this of its device. */
  public Pending registered(DeviceRecord record) {
    return knowing(meanwhile.registered(record));
  }

  /** The same after its device has come so far. */
  public Pending spoke(Progress progress) {
    return knowing(meanwhile.spoke(progress));
  }

  private Pending knowing(Meanwhile known) {
    return new Pending(state, intent, cause, approvalRequired, coolDown, place, known, consent);
  }

  /** Its change to a state. */
  public CommandChange change(long arrival, CommandState to) {
    return row(arrival, to, place.use(), null, consent, null, null);
  }

  /** Its change when a consent could not release it. */
  public CommandChange held(
      long arrival, BudgetUse asked, @Nullable Hold hold, @Nullable Consent by) {
    return row(arrival, CommandState.HELD, asked, hold, by, null, null);
  }

  /** Its change when its device has answered. */
  public CommandChange answered(DeviceAcknowledgement answer) {
    return row(
        answer.origin().arrival(),
        state(answer),
        place.use(),
        null,
        consent,
        answer.reason(),
        answer.origin());
  }

  private CommandChange row(
      long arrival,
      CommandState to,
      BudgetUse asked,
      @Nullable Hold hold,
      @Nullable Consent by,
      @Nullable String detail,
      @Nullable Origin answer) {
    return new CommandChange(
        arrival,
        to,
        intent,
        cause.cohort(),
        cause.findingKind(),
        approvalRequired,
        asked,
        hold,
        by,
        detail,
        answer);
  }

  private static CommandState state(DeviceAcknowledgement answer) {
    return switch (answer.outcome()) {
      case EXECUTED -> CommandState.ACKNOWLEDGED;
      case REFUSED -> CommandState.REFUSED;
      case FAILED -> CommandState.FAILED;
    };
  }
}
