package dev.muster.audit.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.audit.run.RunEvent;
import dev.muster.audit.run.RunEvents;
import dev.muster.audit.run.RunPlace;
import dev.muster.audit.run.RunVersions;
import dev.muster.audit.table.TableDefinition;
import dev.muster.audit.table.findings.FindingRows;
import dev.muster.audit.table.findings.FindingsTable;
import dev.muster.audit.table.gaps.GapRows;
import dev.muster.audit.table.runs.RunRows;
import dev.muster.audit.table.runs.RunsTable;
import dev.muster.audit.table.verdicts.VerdictRows;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingIdentity;
import dev.muster.detect.finding.FindingKind;
import dev.muster.detect.finding.FindingState;
import dev.muster.detect.finding.Observation;
import dev.muster.detect.finding.SubjectKind;
import dev.muster.verify.gap.GapRun;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class RowCountTest {
  private final Map<String, Counter> series = new HashMap<>();

  @Test
  void hasASeriesForEveryCombinationBeforeTheFirstRow() {
    registered(FindingRows.of(RowColumns.STAMP));

    assertThat(series)
        .hasSize(FindingKind.values().length * FindingState.values().length)
        .containsKeys("kind=silent,state=RAISED,findings", "kind=flooded,state=RETRACTED,findings");
    assertThat(counts()).isEmpty();
  }

  @Test
  void countsByWhatARowIsAbout() {
    RowCount<RunEvent>.Counters counters = registered(RunRows.of(RowColumns.STAMP));
    RunPlace place = new RunPlace("muster.telemetry", 3, 12, 1_000);
    RunVersions versions = new RunVersions(1, "0.1.0", "2.2.1", "17", "BC", "trust=3");

    counters.count(RunEvents.stalled(place, 4_000));
    counters.count(RunEvents.started(versions, 4_000));
    counters.count(RunEvents.stalled(place, 5_000));

    assertThat(counts())
        .isEqualTo(Map.of("event=INGEST_STALLED,runs", 2L, "event=STARTED,runs", 1L));
  }

  @Test
  void tellsEachLabelApart() {
    RowCount<Finding>.Counters counters = registered(FindingRows.of(RowColumns.STAMP));

    counters.count(finding(FindingKind.LEVEL, FindingState.RAISED));
    counters.count(finding(FindingKind.LEVEL, FindingState.CLEARED));
    counters.count(finding(FindingKind.GATEWAY_DOWN, FindingState.RAISED));

    assertThat(counts())
        .isEqualTo(
            Map.of(
                "kind=level,state=RAISED,findings", 1L,
                "kind=level,state=CLEARED,findings", 1L,
                "kind=gateway-down,state=RAISED,findings", 1L));
  }

  @Test
  void countsTheMissingNumbersOfAGap() {
    RowCount<GapRun>.Counters counters = registered(GapRows.of(RowColumns.STAMP));

    counters.count(new GapRun(5_000, "device-1", 1, 3, 10, 16, 6));
    counters.count(new GapRun(5_000, "device-1", 1, 3, 20, 21, 6));

    assertThat(counts()).isEqualTo(Map.of("gaps", 9L));
  }

  @Test
  void leavesRowsThatAreCountedElsewhereAlone() {
    assertThat(VerdictRows.of(RowColumns.STAMP).count()).isEmpty();
    assertThat(GapRows.of(RowColumns.STAMP).count()).isPresent();
  }

  @Test
  void isCarriedToATaskWithTheRows() throws Exception {
    TableRows<GapRun> carried = InstantiationUtil.clone(GapRows.of(RowColumns.STAMP));

    registered(carried).count(new GapRun(5_000, "device-1", 1, 3, 10, 16, 6));

    assertThat(counts()).isEqualTo(Map.of("gaps", 7L));
  }

  @Test
  void refusesALabelThatIsNoColumn() {
    RowCount<RunEvent> count =
        RowCount.<RunEvent>each().by("kind", FindingKind.class, event -> FindingKind.LEVEL);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> count.register(RunsTable.DEFINITION, new Series("")))
        .withMessage("runs has no column kind");
  }

  @Test
  void showsTheTextOfTheColumn() {
    for (FindingKind kind : FindingKind.values()) {
      Finding finding = finding(kind, FindingState.RAISED);
      series.clear();
      registered(FindingRows.of(RowColumns.STAMP)).count(finding);
      Map<String, Object> row =
          RowColumns.of(FindingsTable.DEFINITION, FindingRows.of(RowColumns.STAMP).map(finding));

      assertThat(counts())
          .containsOnlyKeys("kind=" + row.get("kind") + ",state=" + row.get("state") + ",findings");
    }
  }

  private static Finding finding(FindingKind kind, FindingState state) {
    FindingIdentity identity =
        new FindingIdentity(kind, SubjectKind.DEVICE, "device-1", "rule", 1, 1_000);
    return new Finding(
        identity, state, 1_000, new Observation(null, null, null, 0, 1_000, null), null, 0, 0);
  }

  private <T> RowCount<T>.Counters registered(TableRows<T> rows) {
    TableDefinition table = rows.table();
    return rows.count().orElseThrow().register(table, new Series(""));
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new HashMap<>();
    series.forEach((labels, counter) -> counts.put(labels, counter.getCount()));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private final class Series extends UnregisteredMetricsGroup {
    private final String path;

    Series(String path) {
      this.path = path;
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      return new Series(path + key + "=" + value + ",");
    }

    @Override
    public Counter counter(String name) {
      Counter counter = new SimpleCounter();
      series.put(path + name, counter);
      return counter;
    }
  }
}
