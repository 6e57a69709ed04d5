package dev.muster.audit.table.devicechanges;

import dev.muster.audit.row.RowCount;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.RowWriter;
import dev.muster.audit.row.TableRows;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlResult;
import dev.muster.control.registry.DeviceRecord;
import org.jspecify.annotations.Nullable;

/** Outcomes of registry records as rows of {@link DeviceChangesTable}. */
public final class DeviceChangeRows {

  private DeviceChangeRows() {}

  /** Rows that carry the stamp of a run. */
  public static TableRows<ControlOutcome> of(RowStamp stamp) {
    return new TableRows<>(
        DeviceChangesTable.DEFINITION,
        stamp,
        DeviceChangeRows::fill,
        () ->
            RowCount.<ControlOutcome>each()
                .by("outcome", ControlResult.class, ControlOutcome::result));
  }

  private static void fill(RowWriter row, ControlOutcome outcome) {
    ControlOutcome.Origin origin = outcome.origin();
    row.millis(origin.arrival())
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
  }

  /** Columns status to firmware. */
  private static void device(RowWriter row, @Nullable DeviceRecord device) {
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
