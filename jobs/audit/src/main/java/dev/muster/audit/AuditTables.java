package dev.muster.audit;

import static dev.muster.audit.Column.optional;
import static dev.muster.audit.Column.required;
import static dev.muster.audit.StampColumns.PROCESSED_AT;
import static dev.muster.audit.StampColumns.RUN_ID;

import java.util.List;

/** The tables of the namespace {@value #NAMESPACE}. */
public final class AuditTables {

  /** The namespace that holds every audit table. */
  public static final String NAMESPACE = "audit";

  /** One row for every record of the telemetry topic. */
  public static final TableDefinition VERDICTS =
      new TableDefinition(
          "verdicts",
          "One row for every record of the telemetry topic, accepted, refused or tick.",
          List.of(
              required(
                  "arrival",
                  ColumnType.TIMESTAMP,
                  "When the broker appended the record: its Kafka timestamp."),
              required("kafka_topic", ColumnType.STRING, "The topic of the record."),
              required("kafka_partition", ColumnType.INT, "The partition of the record."),
              required(
                  "kafka_offset",
                  ColumnType.LONG,
                  "The offset of the record. Topic, partition and offset identify the row."),
              optional(
                  "device",
                  ColumnType.STRING,
                  "The device that the record claims to come from; empty when the record does not"
                      + " say so readably. Proved only where authenticated is true."),
              required(
                  "authenticated",
                  ColumnType.BOOLEAN,
                  "Whether the signature verified with a key that the registry lists for the"
                      + " device."),
              required(
                  "verdict",
                  ColumnType.STRING,
                  "ACCEPTED, TICK, or the first check that failed, by its stable name."),
              optional(
                  "algorithm",
                  ColumnType.STRING,
                  "The signature algorithm that the message declares."),
              optional(
                  "kid",
                  ColumnType.STRING,
                  "The key identifier that the message declares: 16 hexadecimal digits."),
              optional("epoch", ColumnType.LONG, "The boot count that the message declares."),
              optional("seq", ColumnType.LONG, "The sequence number that the message declares."),
              optional(
                  "device_time",
                  ColumnType.TIMESTAMP,
                  "When the device issued the message, by its own clock; empty when it lies before"
                      + " 1970 or after the year 9999."),
              optional(
                  "gateway",
                  ColumnType.STRING,
                  "The gateway that the envelope names. Never authenticated."),
              optional("cohort", ColumnType.STRING, "The cohort of the device in the registry."),
              optional(
                  "message_type",
                  ColumnType.STRING,
                  "Telemetry, acknowledgement, attestation or heartbeat, as the message declares."),
              required(
                  "size_bytes",
                  ColumnType.INT,
                  "The size of the message, or of the record's value when no message was found in"
                      + " it; 0 for a tick."),
              optional(
                  "message_sha256",
                  ColumnType.BINARY,
                  "The SHA-256 of the bytes that size_bytes counts; empty for a tick."),
              optional(
                  "registry_version",
                  ColumnType.LONG,
                  "The version of the device's registry record that the verdict was reached by."),
              optional(
                  "trust_version",
                  ColumnType.LONG,
                  "The version of the trust bundle that the verdict was reached by."),
              RUN_ID,
              PROCESSED_AT),
          "arrival");

  /** One row for every run of sequence numbers that never arrived. */
  public static final TableDefinition GAPS =
      new TableDefinition(
          "gaps",
          "One row for every run of sequence numbers that never arrived, written when the replay"
              + " window has passed it.",
          List.of(
              required(
                  "arrival",
                  ColumnType.TIMESTAMP,
                  "When the message arrived that moved the window past the run."),
              required("device", ColumnType.STRING, "The device that skipped the numbers."),
              required("kid", ColumnType.STRING, "The key that counts: 16 hexadecimal digits."),
              required("epoch", ColumnType.LONG, "The boot count that the numbers belong to."),
              required("first_seq", ColumnType.LONG, "The first number that never arrived."),
              required("last_seq", ColumnType.LONG, "The last number that never arrived."),
              required("missing", ColumnType.LONG, "How many numbers never arrived."),
              optional(
                  "registry_version",
                  ColumnType.LONG,
                  "The version of the device's registry record at arrival."),
              RUN_ID,
              PROCESSED_AT),
          "arrival");

  /** One row for every record of the registry topic. */
  public static final TableDefinition DEVICE_CHANGES =
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

  /** One row for every start of the job, and for what was noticed about the pipeline. */
  public static final TableDefinition RUNS =
      new TableDefinition(
          "runs",
          "One row for every start of the job, for every record of a bundle topic, whenever ingest"
              + " stalls or resumes, a broker's clock jumps, it doesn't stamp what it is to stamp or"
              + " a transaction stays open, and for what a start had to go on without.",
          List.of(
              required(
                  "noticed_at",
                  ColumnType.TIMESTAMP,
                  "When it was noticed, by the clock of the machine."),
              required(
                  "event",
                  ColumnType.STRING,
                  "STARTED, CONTROL_APPLIED, CONTROL_REFUSED, INGEST_STALLED, INGEST_RESUMED,"
                      + " CLOCK_JUMPED, TRANSACTION_OPEN, LOSS_ACCEPTED, TRANSACTION_GONE or"
                      + " SENDER_TIMESTAMPS."),
              optional(
                  "attempt",
                  ColumnType.INT,
                  "At a start: how often this run had been restarted before."),
              optional("muster_version", ColumnType.STRING, "At a start: the version of Muster."),
              optional("flink_version", ColumnType.STRING, "At a start: the version of Flink."),
              optional("java_version", ColumnType.STRING, "At a start: the version of Java."),
              optional(
                  "cryptographic_module",
                  ColumnType.STRING,
                  "At a start: name and version of the provider that checks signatures."),
              optional(
                  "control_versions",
                  ColumnType.STRING,
                  "At a start: the newest version of each bundle in force, such as trust=3."),
              optional(
                  "kafka_topic", ColumnType.STRING, "The topic of the record or partition meant."),
              optional("kafka_partition", ColumnType.INT, "The partition meant."),
              optional(
                  "kafka_offset",
                  ColumnType.LONG,
                  "The offset of the control record, of the partition's newest tick, of the first"
                      + " record of the transaction, or of the first that the broker didn't stamp."),
              optional(
                  "arrival", ColumnType.TIMESTAMP, "The Kafka timestamp of that record or tick."),
              optional(
                  "subject", ColumnType.STRING, "The kind of control bundle, or transactional id."),
              optional("control_version", ColumnType.LONG, "The version that the bundle claims."),
              optional("detail", ColumnType.STRING, "More about it, in words."),
              RUN_ID,
              PROCESSED_AT),
          "noticed_at");

  /** One row for each answer of policy, aggregated. */
  public static final TableDefinition DECISIONS = DecisionsTable.DEFINITION;

  /** One row for every change of state of a finding. */
  public static final TableDefinition FINDINGS = FindingsTable.DEFINITION;

  /** One row for every change of state of a command. */
  public static final TableDefinition COMMANDS = CommandsTable.DEFINITION;

  private AuditTables() {}

  /** Every table, in the order in which they are created. */
  public static List<TableDefinition> all() {
    return List.of(VERDICTS, GAPS, DEVICE_CHANGES, RUNS, DECISIONS, FINDINGS, COMMANDS);
  }
}
