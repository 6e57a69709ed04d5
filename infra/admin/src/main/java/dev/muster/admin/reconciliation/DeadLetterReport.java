package dev.muster.admin.reconciliation;

import dev.muster.audit.PartitionReport;
import dev.muster.audit.ReconciliationReport;

/**
 * How the refused rows answer to the dead letters.
 *
 * @param letters by partition and offset of the refused records
 * @param foreign committed records of the quarantine that name no record that they could be of
 */
public record DeadLetterReport(ReconciliationReport letters, long foreign) {

  /**
   * Whether nothing is missing, doubled, unexpected or different. A partition may have refused
   * records above the cut alone: nothing to compare is no finding. What others wrote is none
   * either.
   */
  public boolean isClean() {
    return letters.partitions().stream().allMatch(PartitionReport::isClean);
  }
}
