package dev.muster.audit.table.decisions;

import dev.muster.audit.table.TableDefinition;

/** The table {@code decisions}. */
public final class DecisionsTable {

  /** Its definition. */
  public static final TableDefinition DEFINITION =
      new TableDefinition(
          "decisions",
          "One row for each answer about the sections of a device, by class, purpose and minute of"
              + " arrival, with the policy that gave it.",
          """
          minute         TIMESTAMP The beginning of the minute of arrival.
          device         STRING    The device that sent the sections.
          cohort         STRING    The cohort of the device at arrival.
          data_class     STRING    The class that the sections claim.
          purpose        STRING    What they would be opened for.
          outcome        STRING    OPENED, DENIED, NO_KEY, UNKNOWN_CLASS, UNWRAP_FAILED, TAG_FAILED
                                   or PLAINTEXT_MALFORMED.
          policy         STRING?   The policy that gave the answer, or (expired) or (unreadable)
                                   when its whole bundle denies; empty when none did, which denies
                                   too.
          policy_version LONG?     The version of the policy bundle; empty when none was in force.
          sections       LONG      How many sections were answered so.
          """,
          "minute");

  private DecisionsTable() {}
}
