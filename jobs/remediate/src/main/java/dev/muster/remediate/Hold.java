package dev.muster.remediate;

/** Why a command is held. Wire names never change. */
public enum Hold {
  /** The cohort's budget of the last hour is spent. */
  COHORT_BUDGET("cohort-budget"),
  /** The fleet's budget of the last hour is spent. */
  FLEET_BUDGET("fleet-budget"),
  /** The device was commanded less than the rule's cool-down ago. */
  COOL_DOWN("cool-down"),
  /** The rules would allow it; the configuration's ceiling of a cohort does not. */
  COHORT_CEILING("cohort-ceiling"),
  /** The rules would allow it; the configuration's ceiling of the fleet does not. */
  FLEET_CEILING("fleet-ceiling"),
  /** The rules would allow it; the configuration's ceiling of the action does not. */
  ACTION_CEILING("action-ceiling"),
  /** No epoch of the device is known, so that it could not execute the command. */
  EPOCH_UNKNOWN("epoch-unknown"),
  /** The device was taken out of the fleet after the proposal. */
  DEVICE_REMOVED("device-removed"),
  /** A person suspended the device after the proposal. */
  SUSPENDED_BY_PERSON("suspended-by-person"),
  /** What was found is over, was never so, or came again where its end was the cause. */
  FINDING_OVER("finding-over"),
  /** The device was told something else after the proposal. */
  NEWER_COMMAND("newer-command"),
  /** The rules in force do not say so any more, or have ended. */
  RULE_GONE("rule-gone");

  private final String wireName;

  Hold(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the name in the table {@code commands}. */
  public String wireName() {
    return wireName;
  }
}
