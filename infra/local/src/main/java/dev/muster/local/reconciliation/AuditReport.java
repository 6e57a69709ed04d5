package dev.muster.local.reconciliation;

import dev.muster.audit.PartitionReport;
import dev.muster.audit.ReconciliationReport;

/**
 * How tables and topics answer to each other.
 *
 * @param telemetry records of the telemetry topic against their rows
 * @param deadLetters refused rows against the quarantine
 * @param commands rows of issued commands against the command topic
 */
public record AuditReport(
    ReconciliationReport telemetry, ReconciliationReport deadLetters, CommandReport commands) {

  /** Whether nothing is missing, doubled or unexpected anywhere. */
  public boolean isClean() {
    return telemetry.isClean() && isClean(deadLetters) && commands.isClean();
  }

  /** A partition may have refused records above the cut alone: nothing to compare is no finding. */
  static boolean isClean(ReconciliationReport deadLetters) {
    return deadLetters.partitions().stream().allMatch(PartitionReport::isClean);
  }
}
