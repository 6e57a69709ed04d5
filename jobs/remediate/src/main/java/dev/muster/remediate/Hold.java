package dev.muster.remediate;

/** Why a command is held. Wire names never change. */
public enum Hold {
  /** The cohort's budget of the hour is spent. */
  COHORT_BUDGET("cohort-budget"),
  /** The fleet's budget of the hour is spent. */
  FLEET_BUDGET("fleet-budget"),
  /** The device was commanded less than the rule's cool-down ago. */
  COOL_DOWN("cool-down");

  private final String wireName;

  Hold(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the name in the table {@code commands}. */
  public String wireName() {
    return wireName;
  }
}
