package dev.muster.remediate;

import java.time.Duration;

/**
 * A command of which something is still awaited.
 *
 * @param state {@link CommandState#AWAITING_APPROVAL} or {@link CommandState#ISSUED}
 * @param intent what was proposed or issued
 * @param cohort cohort of the device
 * @param findingKind kind of the finding
 * @param approvalRequired whether the rule asks for an approval
 * @param coolDown how long before it no other command may have been issued to the device
 * @param budget the budget that the last place was asked for in
 * @param consent who approved it; null where nobody has
 */
public record Pending(
    CommandState state,
    Intent intent,
    String cohort,
    String findingKind,
    boolean approvalRequired,
    Duration coolDown,
    BudgetUse budget,
    Consent consent) {

  Pending issued(Intent issued, BudgetUse taken, Consent by) {
    return new Pending(
        CommandState.ISSUED, issued, cohort, findingKind, approvalRequired, coolDown, taken, by);
  }

  CommandChange change(long arrival, CommandState to) {
    return new CommandChange(
        arrival,
        to,
        intent,
        cohort,
        findingKind,
        approvalRequired,
        budget,
        null,
        consent,
        null,
        null);
  }

  CommandChange held(long arrival, BudgetUse asked, Hold hold, Consent by) {
    return new CommandChange(
        arrival,
        CommandState.HELD,
        intent,
        cohort,
        findingKind,
        approvalRequired,
        asked,
        hold,
        by,
        null,
        null);
  }

  CommandChange answered(Answer answer) {
    return new CommandChange(
        answer.origin().arrival(),
        state(answer),
        intent,
        cohort,
        findingKind,
        approvalRequired,
        budget,
        null,
        consent,
        answer.reason(),
        answer.origin());
  }

  private static CommandState state(Answer answer) {
    return switch (answer.outcome()) {
      case EXECUTED -> CommandState.ACKNOWLEDGED;
      case REFUSED -> CommandState.REFUSED;
      case FAILED -> CommandState.FAILED;
    };
  }
}
