package dev.muster.audit.table.devicechanges;

import static dev.muster.audit.table.Column.optional;
import static dev.muster.audit.table.Column.required;
import static dev.muster.audit.table.StampColumns.PROCESSED_AT;
import static dev.muster.audit.table.StampColumns.RUN_ID;

import dev.muster.audit.table.ColumnType;
import dev.muster.audit.table.TableDefinition;
import java.util.List;

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
}
