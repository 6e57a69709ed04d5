package dev.muster.audit.operator;

import dev.muster.audit.AuditTables;
import dev.muster.control.ControlOutcome;
import dev.muster.control.registry.DeviceRecord;
import java.io.Serial;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.RowData;

/** Outcomes of registry records as rows of {@link AuditTables#DEVICE_CHANGES}. */
public final class DeviceChangeRows implements MapFunction<ControlOutcome, RowData> {

  @Serial private static final long serialVersionUID = 1L;

  private final RowStamp stamp;

  /** Rows that carry the stamp of a run. */
  public DeviceChangeRows(RowStamp stamp) {
    this.stamp = stamp;
  }

  @Override
  public RowData map(ControlOutcome outcome) {
    ControlOutcome.Origin origin = outcome.origin();
    RowWriter row =
        new RowWriter(AuditTables.DEVICE_CHANGES)
            .millis(origin.arrival())
            .text(origin.topic())
            .integer(origin.partition())
            .number(origin.offset())
            .text(outcome.subject())
            .numberUnless(ControlOutcome.UNKNOWN, outcome.version())
            .flag(outcome.result().applied())
            .text(outcome.result().name())
            .text(outcome.result().applied() ? null : outcome.detail())
            .kidUnless(ControlOutcome.UNKNOWN, outcome.kid())
            .millisUnless(ControlOutcome.UNKNOWN, outcome.validFrom());
    device(row, outcome.device());
    return row.stamped(stamp);
  }

  /** Columns status to firmware. */
  private static void device(RowWriter row, DeviceRecord device) {
    if (device == null) {
      row.empty(6);
      return;
    }
    row.text(device.status().name())
        .text(device.cohort())
        .text(device.site())
        .text(device.gateway())
        .text(device.model())
        .text(device.firmware());
  }
}
