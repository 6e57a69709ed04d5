package dev.muster.audit.table.devicechanges;

import dev.muster.audit.table.TableDefinition;

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
}
