package dev.muster.audit.table.verdicts;

import dev.muster.audit.table.TableDefinition;
import dev.muster.verify.MessageClaims;
import org.jspecify.annotations.Nullable;

/** The table {@code verdicts}: one row for every record of the telemetry topic. */
public final class VerdictsTable {

  private static final long MILLIS_PER_SECOND = 1_000;

  /** The last second of the year 9999: later ones do not fit the timestamps of common engines. */
  private static final long LATEST_SECOND = 253_402_300_799L;

  /** Its definition. */
  public static final TableDefinition DEFINITION =
      new TableDefinition(
          "verdicts",
          "One row for every record of the telemetry topic, accepted, refused or tick.",
          """
          arrival          TIMESTAMP  When the broker appended the record: its Kafka timestamp.
          kafka_topic      STRING     The topic of the record.
          kafka_partition  INT        The partition of the record.
          kafka_offset     LONG       The offset of the record. Topic, partition and offset identify
                                      the row.
          device           STRING?    The device that the record claims to come from; empty when the
                                      record does not say so readably. Proved only where
                                      authenticated is true.
          authenticated    BOOLEAN    Whether the signature verified with a key that the registry
                                      lists for the device.
          verdict          STRING     ACCEPTED, TICK, or the first check that failed, by its stable
                                      name.
          algorithm        STRING?    The signature algorithm that the message declares.
          kid              STRING?    The key identifier that the message declares: 16 hexadecimal
                                      digits.
          epoch            LONG?      The boot count that the message declares.
          seq              LONG?      The sequence number that the message declares.
          device_time      TIMESTAMP? When the device issued the message, by its own clock; empty
                                      when it lies before 1970 or after the year 9999.
          gateway          STRING?    The gateway that the envelope names. Never authenticated.
          cohort           STRING?    The cohort of the device in the registry.
          message_type     STRING?    Telemetry, acknowledgement, attestation or heartbeat, as the
                                      message declares.
          size_bytes       INT        The size of the message, or of the record's value when no
                                      message was found in it; 0 for a tick.
          message_sha256   BINARY?    The SHA-256 of the bytes that size_bytes counts; empty for a
                                      tick.
          registry_version LONG?      The version of the device's registry record that the verdict
                                      was reached by.
          trust_version    LONG?      The version of the trust bundle that the verdict was reached
                                      by.
          """,
          "arrival");

  private VerdictsTable() {}

  /** The device's clock in milliseconds, or null where the table can't hold it. */
  public static @Nullable Long deviceTime(MessageClaims claims) {
    boolean fits = claims.deviceTime() >= 0 && claims.deviceTime() <= LATEST_SECOND;
    return fits ? claims.deviceTime() * MILLIS_PER_SECOND : null;
  }
}
