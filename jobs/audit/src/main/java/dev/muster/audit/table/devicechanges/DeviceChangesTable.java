package dev.muster.audit.table.devicechanges;

import dev.muster.audit.row.RowCount;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.RowWriter;
import dev.muster.audit.row.TableRows;
import dev.muster.audit.table.TableDefinition;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlResult;
import dev.muster.control.registry.DeviceRecord;
import org.jspecify.annotations.Nullable;

/** The table {@code device_changes}: one row for every record of the registry topic. */
public final class DeviceChangesTable {

  /** Its definition. */
  public static final TableDefinition DEFINITION =
      new TableDefinition(
          "device_changes",
          "One row for every record of the registry topic, applied or refused. The newest applied"
              + " row of a device is its current standing.",
          """
          arrival          TIMESTAMP  When the broker appended the record: its Kafka timestamp.
          kafka_topic      STRING     The topic of the record.
          kafka_partition  INT        The partition of the record.
          kafka_offset     LONG       The offset of the record.
          device           STRING?    The device that the Kafka key names. Proved only where applied
                                      is true.
          registry_version LONG?      The version that the record claims.
          applied          BOOLEAN    Whether the record took effect.
          outcome          STRING     APPLIED, or the first check that failed, by its stable name.
          detail           STRING?    Why it was refused, in words.
          signer_kid       STRING?    The key that the record names as its signer: 16 hexadecimal
                                      digits.
          valid_from       TIMESTAMP? From when on messages are judged by it; empty when refused.
          status           STRING?    ACTIVE, SUSPENDED or REMOVED; empty when refused.
          cohort           STRING?    The cohort of the device.
          site             STRING?    Where the device stands.
          gateway          STRING?    The gateway of the device.
          model            STRING?    The hardware model of the device.
          firmware         STRING?    The firmware version of the device.
          """,
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
