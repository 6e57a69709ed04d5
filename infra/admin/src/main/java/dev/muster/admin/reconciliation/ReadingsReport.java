package dev.muster.admin.reconciliation;

import dev.muster.audit.ReconciliationReport;

/**
 * How the rows of one table of readings answer to the verdicts.
 *
 * @param inFlight how many rows have no verdict yet, and may still get one
 * @param rows by partition and offset of the messages: what differs, and what is there twice
 */
public record ReadingsReport(
    String table, long compared, long inFlight, ReconciliationReport rows) {

  /** Whether every compared row is that of an accepted message, alone, and its device's. */
  public boolean isClean() {
    return rows.partitions().stream()
        .allMatch(each -> each.differing().isEmpty() && each.doubled().isEmpty());
  }
}
