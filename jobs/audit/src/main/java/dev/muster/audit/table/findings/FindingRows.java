package dev.muster.audit.table.findings;

import dev.muster.audit.row.RowCount;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.RowWriter;
import dev.muster.audit.row.TableRows;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingIdentity;
import dev.muster.detect.finding.FindingKind;
import dev.muster.detect.finding.FindingState;
import dev.muster.detect.finding.Observation;
import org.jspecify.annotations.Nullable;

/** Changes of findings as rows of {@link FindingsTable}. */
public final class FindingRows {

  private FindingRows() {}

  /** Rows that carry the stamp of a run. */
  public static TableRows<Finding> of(RowStamp stamp) {
    return new TableRows<>(
        FindingsTable.DEFINITION,
        stamp,
        FindingRows::fill,
        () ->
            RowCount.<Finding>each()
                .by(
                    "kind",
                    FindingKind.class,
                    finding -> finding.identity().kind(),
                    FindingKind::wireName)
                .by("state", FindingState.class, Finding::state));
  }

  private static void fill(RowWriter row, Finding finding) {
    identity(row, finding);
    observation(row, finding);
    device(row, finding.device());
    row.number(finding.epoch()).number(finding.lastSequence());
  }

  /** Columns arrival to onset. */
  private static void identity(RowWriter row, Finding finding) {
    FindingIdentity identity = finding.identity();
    row.millis(finding.arrival())
        .text(finding.id())
        .text(identity.kind().wireName())
        .text(finding.state().name())
        .text(identity.subjectKind().wireName())
        .text(identity.subject())
        .text(identity.rule())
        .number(identity.ruleVersion())
        .millis(identity.onset());
  }

  /** Columns window_start to records. */
  private static void observation(RowWriter row, Finding finding) {
    Observation observation = finding.observation();
    row.millis(observation.windowStart())
        .millis(observation.windowEnd())
        .text(finding.identity().dataClass())
        .text(finding.identity().metric())
        .real(observation.expected())
        .real(observation.observed())
        .real(observation.deviation())
        .text(observation.records());
  }

  private static void device(RowWriter row, @Nullable DeviceRecord device) {
    if (device == null) {
      row.empty(3);
    } else {
      row.text(device.cohort()).text(device.site()).number(device.version());
    }
  }
}
