package dev.muster.remediate.command;

import dev.muster.remediate.budget.Budgets;
import dev.muster.remediate.rule.Rulings;

/**
 * What is remembered.
 *
 * @param rulings rule bundles by time
 * @param budgets places taken
 * @param commanded devices commanded lately
 * @param pending commands of which something is awaited
 */
public record Memory(
    Rulings rulings, Budgets budgets, CommandHistory commanded, PendingCommands pending) {
  /**
   * A broker's clock may step back: what lands that far behind the watermark is still judged by the
   * rules, the budget and the cool-downs of its own time.
   */
  public static final long BEHIND = 60_000;

  /** Drops what nothing can need that comes after a time, or little before it. */
  public void forgetBefore(long watermark) {
    long time = Math.max(watermark, Long.MIN_VALUE + BEHIND) - BEHIND;
    rulings.forgetBefore(time);
    budgets.forgetBefore(time);
    commanded.forgetBefore(time);
  }
}
