package dev.muster.remediate.command;

import dev.muster.remediate.BudgetUse;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.Consent;
import dev.muster.remediate.Intent;
import dev.muster.remediate.Meanwhile;
import dev.muster.remediate.Outcomes;
import org.jspecify.annotations.Nullable;

/** Hands commands to dispatch. Called by one thread, in the order in which they count. */
public final class Issuing {
  private final Memory memory;
  private final Outcomes outcomes;

  /** Issues to these outcomes. */
  public Issuing(Memory memory, Outcomes outcomes) {
    this.memory = memory;
    this.outcomes = outcomes;
  }

  /** Says whether a command was issued to the device within the proposal's cool-down. */
  public boolean issuedWithin(long arrival, Pending proposal) {
    String device = proposal.intent().device();
    return memory.commanded().issuedWithin(device, arrival, proposal.coolDown());
  }

  /**
   * Issues a command that has its place in the budgets: higher than all before it, and for the
   * epoch that the device has come to. What else waits for consent to a command of this device is
   * told that there is a newer one.
   */
  public void issue(long arrival, Pending proposal, BudgetUse use, @Nullable Consent consent) {
    Intent proposed = proposal.intent();
    Meanwhile known = proposal.meanwhile();
    long counter = memory.commanded().issue(proposed.device(), arrival);
    Intent intent =
        proposed.issuedAs(
            counter,
            consent == null ? null : consent.approver(),
            known.epoch(),
            known.lastSequence());
    Pending issued = proposal.issued(intent, new Pending.TakenPlace(arrival, use), consent);
    memory.pending().put(issued);
    memory.pending().learn(proposed.device(), Pending::overtaken);
    outcomes.issued(arrival, intent);
    outcomes.changed(issued.change(arrival, CommandState.ISSUED));
  }
}
