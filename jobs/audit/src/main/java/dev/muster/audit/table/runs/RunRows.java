package dev.muster.audit.table.runs;

import dev.muster.audit.row.RowCount;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.RowWriter;
import dev.muster.audit.row.TableRows;
import dev.muster.audit.run.RunEvent;
import dev.muster.audit.run.RunEventKind;
import dev.muster.audit.run.RunPlace;
import dev.muster.audit.run.RunVersions;
import org.jspecify.annotations.Nullable;

/** Run events as rows of {@link RunsTable}. */
public final class RunRows {

  private RunRows() {}

  /** Rows that carry the stamp of a run. */
  public static TableRows<RunEvent> of(RowStamp stamp) {
    return new TableRows<>(
        RunsTable.DEFINITION,
        stamp,
        RunRows::fill,
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
