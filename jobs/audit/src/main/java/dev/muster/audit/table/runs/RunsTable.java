package dev.muster.audit.table.runs;

import dev.muster.audit.row.RowCount;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.RowWriter;
import dev.muster.audit.row.TableRows;
import dev.muster.audit.run.RunEvent;
import dev.muster.audit.run.RunEventKind;
import dev.muster.audit.run.RunPlace;
import dev.muster.audit.run.RunVersions;
import dev.muster.audit.table.TableDefinition;
import org.jspecify.annotations.Nullable;

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

  /** Run events as its rows, which carry the stamp of a run. */
  public static TableRows<RunEvent> rows(RowStamp stamp) {
    return new TableRows<>(
        DEFINITION,
        stamp,
        RunsTable::fill,
        () -> RowCount.<RunEvent>each().by("event", RunEventKind.class, RunEvent::kind));
  }

  private static void fill(RowWriter row, RunEvent event) {
    row.millis(event.noticedAt()).text(event.kind().name());
    versions(row, event.versions());
    place(row, event.place());
    row.text(event.subject())
        .numberUnless(RunEvent.NONE, event.controlVersion())
        .text(event.detail());
  }

  /** Columns attempt to control_versions. */
  private static void versions(RowWriter row, @Nullable RunVersions versions) {
    if (versions == null) {
      row.empty(6);
      return;
    }
    row.integer(versions.attempt())
        .text(versions.muster())
        .text(versions.flink())
        .text(versions.java())
        .text(versions.cryptographicModule())
        .text(versions.controlVersions());
  }

  /** Columns kafka_topic to arrival. */
  private static void place(RowWriter row, @Nullable RunPlace place) {
    if (place == null) {
      row.empty(4);
      return;
    }
    row.text(place.topic())
        .integer(place.partition())
        .numberUnless(RunPlace.NOTHING, place.offset())
        .millisUnless(RunPlace.NOTHING, place.arrival());
  }
}
