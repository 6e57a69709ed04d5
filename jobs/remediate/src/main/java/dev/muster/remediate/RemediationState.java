package dev.muster.remediate;

import dev.muster.control.approval.AcceptedApproval;
import dev.muster.control.bundle.AcceptedRules;
import java.util.List;

/**
 * Everything that remediation remembers, each list in a fixed order, so that equal states have
 * equal bytes.
 *
 * @param pending commands of which something is awaited; each ends at its expiry
 * @param commanded devices that were commanded within the longest cool-down
 * @param taken places taken in the hours that are not over
 * @param rules the bundles that may still be needed: one in quiet running
 * @param answers answers that wait for the other inputs
 * @param approvals approvals that wait
 * @param causes findings that wait
 */
public record RemediationState(
    List<Pending> pending,
    List<Commanded.Last> commanded,
    List<Budgets.Taken> taken,
    List<AcceptedRules> rules,
    List<Answer> answers,
    List<AcceptedApproval> approvals,
    List<Cause> causes) {
  /** Nothing yet. */
  public static final RemediationState EMPTY =
      new RemediationState(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
}
