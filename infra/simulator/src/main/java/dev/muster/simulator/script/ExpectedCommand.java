package dev.muster.simulator.script;

import dev.muster.message.command.ActionKind;

/** A command that must be decided on. */
public record ExpectedCommand(String device, ActionKind action, Fate fate) {

  /** How a command ends. */
  public enum Fate {
    /** The device does it and says so in time. */
    ACKNOWLEDGED,
    /** The device never says anything of it, or too late. */
    EXPIRED,
    /** Done as far as the cohort's budget goes, and held beyond it: which ones is not told. */
    BUDGETED
  }
}
