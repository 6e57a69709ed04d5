package dev.muster.admin.reconciliation;

import dev.muster.audit.ReconciliationReport;
import java.util.List;

/**
 * How tables and topics answer to each other.
 *
 * @param telemetry records of the telemetry topic against their rows
 * @param readings rows of each table of readings against the verdicts
 * @param deadLetters refused rows against the quarantine
 * @param commands rows of issued commands against the command topic
 */
public record AuditReport(
    ReconciliationReport telemetry,
    List<ReadingsReport> readings,
    DeadLetterReport deadLetters,
    CommandReport commands) {

  /** Copies the list. */
  public AuditReport {
    readings = List.copyOf(readings);
  }

  /** Whether nothing is missing, doubled, unexpected or different anywhere. */
  public boolean isClean() {
    return telemetry.isClean()
        && readings.stream().allMatch(ReadingsReport::isClean)
        && deadLetters.isClean()
        && commands.isClean();
  }
}
