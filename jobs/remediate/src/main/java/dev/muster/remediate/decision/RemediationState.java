package dev.muster.remediate.decision;

import dev.muster.control.Accepted;
import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.silence.Progress;
import dev.muster.remediate.DeviceAcknowledgement;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.budget.Budgets;
import dev.muster.remediate.command.CommandHistory;
import dev.muster.remediate.command.Pending;
import java.util.List;

/**
 * Everything that remediation remembers, each list in a fixed order, so that equal states have
 * equal bytes.
 *
 * @param pending commands of which something is awaited; each ends at its expiry
 * @param commanded devices that were commanded within the longest cool-down
 * @param taken places taken in the last hour
 * @param rules the bundles that may still be needed: one in quiet running
 * @param answers answers that wait for the other inputs
 * @param approvals approvals that wait
 * @param causes findings that wait
 * @param standings registry records that wait
 * @param progress how far devices have come, as far as it waits
 */
public record RemediationState(
    List<Pending> pending,
    List<CommandHistory.Last> commanded,
    List<Budgets.Taken> taken,
    List<Accepted<TextBundle>> rules,
    List<DeviceAcknowledgement> answers,
    List<Accepted<Approval>> approvals,
    List<DeviceFinding> causes,
    List<Accepted<DeviceRecord>> standings,
    List<Progress> progress) {
  /** Nothing yet. */
  public static final RemediationState EMPTY =
      new RemediationState(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of());
}
