package dev.muster.audit.table.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.row.RowColumns;
import dev.muster.audit.run.RunEventKind;
import dev.muster.audit.run.RunEvents;
import dev.muster.audit.run.RunNote;
import dev.muster.audit.run.RunPlace;
import dev.muster.audit.run.RunVersions;
import java.util.Map;
import org.apache.flink.table.data.TimestampData;
import org.junit.jupiter.api.Test;

class RunRowsTest {

  @Test
  void putsEachPartOfARunEventInItsColumn() {
    RunVersions versions = new RunVersions(1, "0.1.0", "2.2.1", "17", "BC", "trust=3");
    Map<String, Object> started =
        RowColumns.of(
            RunsTable.DEFINITION,
            RunRows.of(RowColumns.STAMP).map(RunEvents.started(versions, 4_000)));
    RunPlace place = new RunPlace("muster.telemetry", 3, 12, 1_000);
    Map<String, Object> stalled =
        RowColumns.of(
            RunsTable.DEFINITION,
            RunRows.of(RowColumns.STAMP).map(RunEvents.stalled(place, 4_000)));

    assertThat(started)
        .containsEntry("noticed_at", TimestampData.fromEpochMillis(4_000))
        .containsEntry("event", "STARTED")
        .containsEntry("attempt", 1)
        .containsEntry("control_versions", "trust=3")
        .containsEntry("kafka_partition", null)
        .containsEntry("run_id", "run-1");
    assertThat(stalled)
        .containsEntry("event", "INGEST_STALLED")
        .containsEntry("muster_version", null)
        .containsEntry("kafka_partition", 3)
        .containsEntry("kafka_offset", 12L)
        .containsEntry("run_id", "run-1");
    RowColumns.requiredAreFilled(RunsTable.DEFINITION, stalled);
  }

  @Test
  void leavesTheArrivalOfARecordThatIsGoneEmpty() {
    RunNote note = new RunNote(RunEventKind.LOSS_ACCEPTED, "muster.telemetry", 2, 100, "removed");
    Map<String, Object> lost =
        RowColumns.of(
            RunsTable.DEFINITION, RunRows.of(RowColumns.STAMP).map(RunEvents.noted(note, 4_000)));

    assertThat(lost)
        .containsEntry("event", "LOSS_ACCEPTED")
        .containsEntry("kafka_offset", 100L)
        .containsEntry("arrival", null)
        .containsEntry("detail", "removed");
    RowColumns.requiredAreFilled(RunsTable.DEFINITION, lost);
  }
}
