package dev.muster.audit.table.devicechanges;

import static dev.muster.audit.table.Column.optional;
import static dev.muster.audit.table.Column.required;
import static dev.muster.audit.table.StampColumns.PROCESSED_AT;
import static dev.muster.audit.table.StampColumns.RUN_ID;

import dev.muster.audit.row.RowCount;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.RowWriter;
import dev.muster.audit.row.TableRows;
import dev.muster.audit.table.ColumnType;
import dev.muster.audit.table.TableDefinition;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlResult;
import dev.muster.control.registry.DeviceRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code device_changes}: one row for every record of the registry topic. */
public final class DeviceChangesTable {

  /** Its definition. */
  public static final TableDefinition DEFINITION =
      new TableDefinition(
          "device_changes",
          "One row for every record of the registry topic, applied or refused. The newest applied"
              + " row of a device is its current standing.",
          List.of(
              required(
                  "arrival",
                  ColumnType.TIMESTAMP,
                  "When the broker appended the record: its Kafka timestamp."),
              required("kafka_topic", ColumnType.STRING, "The topic of the record."),
              required("kafka_partition", ColumnType.INT, "The partition of the record."),
              required("kafka_offset", ColumnType.LONG, "The offset of the record."),
              optional(
                  "device",
                  ColumnType.STRING,
                  "The device that the Kafka key names. Proved only where applied is true."),
              optional("registry_version", ColumnType.LONG, "The version that the record claims."),
              required("applied", ColumnType.BOOLEAN, "Whether the record took effect."),
              required(
                  "outcome",
                  ColumnType.STRING,
                  "APPLIED, or the first check that failed, by its stable name."),
              optional("detail", ColumnType.STRING, "Why it was refused, in words."),
              optional(
                  "signer_kid",
                  ColumnType.STRING,
                  "The key that the record names as its signer: 16 hexadecimal digits."),
              optional(
                  "valid_from",
                  ColumnType.TIMESTAMP,
                  "From when on messages are judged by it; empty when refused."),
              optional(
                  "status", ColumnType.STRING, "ACTIVE, SUSPENDED or REMOVED; empty when refused."),
              optional("cohort", ColumnType.STRING, "The cohort of the device."),
              optional("site", ColumnType.STRING, "Where the device stands."),
              optional("gateway", ColumnType.STRING, "The gateway of the device."),
              optional("model", ColumnType.STRING, "The hardware model of the device."),
              optional("firmware", ColumnType.STRING, "The firmware version of the device."),
              RUN_ID,
              PROCESSED_AT),
          "arrival");

  private DeviceChangesTable() {}

  /** Outcomes of registry records as its rows, which carry the stamp of a run. */
  public static TableRows<ControlOutcome> rows(RowStamp stamp) {
    return new TableRows<>(
        DEFINITION,
        stamp,
        DeviceChangesTable::fill,
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
