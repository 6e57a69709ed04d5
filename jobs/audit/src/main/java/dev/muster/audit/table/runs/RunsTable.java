package dev.muster.audit.table.runs;

import dev.muster.audit.table.TableDefinition;

/**
 * The table {@code runs}: one row for every start of the job, and for what was noticed about the
 * pipeline.
 */
public final class RunsTable {

  /** Its definition. */
  public static final TableDefinition DEFINITION =
      new TableDefinition(
          "runs",
          "One row for every start of the job, for every record of a bundle topic, whenever ingest"
              + " stalls or resumes, a broker's clock jumps, it doesn't stamp what it is to stamp or"
              + " a transaction stays open, and for what a start had to go on without.",
          """
          noticed_at           TIMESTAMP  When it was noticed, by the clock of the machine.
          event                STRING     STARTED, CONTROL_APPLIED, CONTROL_REFUSED, INGEST_STALLED,
                                          INGEST_RESUMED, CLOCK_JUMPED, TRANSACTION_OPEN,
                                          LOSS_ACCEPTED, TRANSACTION_GONE or SENDER_TIMESTAMPS.
          attempt              INT?       At a start: how often this run had been restarted before.
          muster_version       STRING?    At a start: the version of Muster.
          flink_version        STRING?    At a start: the version of Flink.
          java_version         STRING?    At a start: the version of Java.
          cryptographic_module STRING?    At a start: name and version of the provider that checks
                                          signatures.
          control_versions     STRING?    At a start: the newest version of each bundle in force,
                                          such as trust=3.
          kafka_topic          STRING?    The topic of the record or partition meant.
          kafka_partition      INT?       The partition meant.
          kafka_offset         LONG?      The offset of the control record, of the partition's
                                          newest tick, of the first record of the transaction, or of
                                          the first that the broker didn't stamp.
          arrival              TIMESTAMP? The Kafka timestamp of that record or tick.
          subject              STRING?    The kind of control bundle, or transactional id.
          control_version      LONG?      The version that the bundle claims.
          detail               STRING?    More about it, in words.
          """,
          "noticed_at");

  private RunsTable() {}
}
