package dev.muster.audit.table.gaps;

import dev.muster.audit.table.TableDefinition;

/** The table {@code gaps}: one row for every run of sequence numbers that never arrived. */
public final class GapsTable {

  /** Its definition. */
  public static final TableDefinition DEFINITION =
      new TableDefinition(
          "gaps",
          "One row for every run of sequence numbers that never arrived, written when the replay"
              + " window has passed it.",
          """
          arrival          TIMESTAMP When the message arrived that moved the window past the run.
          device           STRING    The device that skipped the numbers.
          kid              STRING    The key that counts: 16 hexadecimal digits.
          epoch            LONG      The boot count that the numbers belong to.
          first_seq        LONG      The first number that never arrived.
          last_seq         LONG      The last number that never arrived.
          missing          LONG      How many numbers never arrived.
          registry_version LONG?     The version of the device's registry record at arrival.
          """,
          "arrival");

  private GapsTable() {}
}
