package dev.muster.audit.operator;

import dev.muster.audit.AuditTables;
import dev.muster.audit.RunEvent;
import dev.muster.audit.RunPlace;
import dev.muster.audit.RunVersions;
import java.io.Serial;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.RowData;

/** Run events as rows of {@link AuditTables#RUNS}. */
public final class RunRows implements MapFunction<RunEvent, RowData> {

  @Serial private static final long serialVersionUID = 1L;

  private final RowStamp stamp;

  /** Rows that carry the stamp of a run. */
  public RunRows(RowStamp stamp) {
    this.stamp = stamp;
  }

  @Override
  public RowData map(RunEvent event) {
    RowWriter row =
        new RowWriter(AuditTables.RUNS).millis(event.noticedAt()).text(event.kind().name());
    versions(row, event.versions());
    place(row, event.place());
    return row.text(event.subject())
        .numberUnless(RunEvent.NONE, event.controlVersion())
        .text(event.detail())
        .stamped(stamp);
  }

  /** Columns attempt to control_versions. */
  private static void versions(RowWriter row, RunVersions versions) {
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
  private static void place(RowWriter row, RunPlace place) {
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
