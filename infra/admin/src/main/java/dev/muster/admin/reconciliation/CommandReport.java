package dev.muster.admin.reconciliation;

import java.util.List;

/**
 * How the commands on their topic answer to those that were recorded as issued.
 *
 * @param compared commands that were recorded and are settled
 * @param inFlight commands on their way, recorded or written
 * @param missing ids that were recorded and never written
 * @param doubled ids that were recorded or written more than once
 * @param unexpected ids that were written and never recorded
 * @param foreign records that dispatch did not write, copies of its commands included
 */
public record CommandReport(
    long compared,
    long inFlight,
    List<String> missing,
    List<String> doubled,
    List<String> unexpected,
    long foreign) {

  /** Copies the lists. */
  public CommandReport {
    missing = List.copyOf(missing);
    doubled = List.copyOf(doubled);
    unexpected = List.copyOf(unexpected);
  }

  /** Whether every settled command was recorded once and written once. */
  public boolean isClean() {
    return missing.isEmpty() && doubled.isEmpty() && unexpected.isEmpty();
  }
}
