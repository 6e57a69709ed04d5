package dev.muster.audit.operator;

import dev.muster.audit.AuditTables;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingIdentity;
import dev.muster.detect.finding.Observation;
import java.io.Serial;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.RowData;

/** Changes of findings as rows of {@link AuditTables#FINDINGS}. */
public final class FindingRows implements MapFunction<Finding, RowData> {

  @Serial private static final long serialVersionUID = 1L;

  private final RowStamp stamp;

  /** Rows that carry the stamp of a run. */
  public FindingRows(RowStamp stamp) {
    this.stamp = stamp;
  }

  @Override
  public RowData map(Finding finding) {
    RowWriter row = new RowWriter(AuditTables.FINDINGS);
    identity(row, finding);
    observation(row, finding);
    device(row, finding.device());
    return row.number(finding.epoch()).number(finding.lastSequence()).stamped(stamp);
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

  private static void device(RowWriter row, DeviceRecord device) {
    if (device == null) {
      row.empty(3);
    } else {
      row.text(device.cohort()).text(device.site()).number(device.version());
    }
  }
}
