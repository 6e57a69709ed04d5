package dev.muster.remediate;

import dev.muster.arrival.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One change of state of one command, with everything that an auditor needs to see why.
 *
 * @param arrival milliseconds from which the new state counts: the arrival of the record that
 *     caused it, or the expiry
 * @param intent what was proposed, or issued from {@link CommandState#ISSUED} on
 * @param cohort cohort of the device when the finding was made
 * @param findingKind kind of the finding
 * @param approvalRequired whether the rule asks for an approval
 * @param budget the budget that the last place was asked for in
 * @param hold why it is held; null in every other state
 * @param consent who approved it; null where nobody has
 * @param detail what the device says of its answer; null where it says nothing
 * @param answer where the device's answer lies; null where there is none
 */
public record CommandChange(
    long arrival,
    CommandState state,
    Intent intent,
    String cohort,
    String findingKind,
    boolean approvalRequired,
    BudgetUse budget,
    @Nullable Hold hold,
    @Nullable Consent consent,
    @Nullable String detail,
    @Nullable Origin answer) {}
