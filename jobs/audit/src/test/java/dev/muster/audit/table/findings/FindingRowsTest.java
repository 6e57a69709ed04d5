package dev.muster.audit.table.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.row.RowColumns;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingIdentity;
import dev.muster.detect.finding.FindingKind;
import dev.muster.detect.finding.FindingState;
import dev.muster.detect.finding.Observation;
import dev.muster.detect.finding.SubjectKind;
import java.util.Map;
import org.apache.flink.table.data.TimestampData;
import org.junit.jupiter.api.Test;

class FindingRowsTest {

  @Test
  void putsEachPartOfAFindingInItsColumn() {
    FindingIdentity identity =
        new FindingIdentity(
            FindingKind.LEVEL,
            SubjectKind.DEVICE,
            "pump-1",
            "level-rule",
            2,
            "operational",
            "t",
            4_000);
    Finding finding =
        new Finding(
            identity,
            FindingState.RAISED,
            5_000,
            new Observation(20.0, 31.5, 8.25, 1_000, 4_500, "2:70-77"),
            device(),
            3,
            41);

    Map<String, Object> row = row(finding);

    assertThat(row)
        .containsEntry("arrival", TimestampData.fromEpochMillis(5_000))
        .containsEntry("finding", identity.id())
        .containsEntry("kind", "level")
        .containsEntry("state", "RAISED")
        .containsEntry("subject_kind", "device")
        .containsEntry("subject", "pump-1")
        .containsEntry("rule", "level-rule")
        .containsEntry("rule_version", 2L)
        .containsEntry("onset", TimestampData.fromEpochMillis(4_000))
        .containsEntry("window_start", TimestampData.fromEpochMillis(1_000))
        .containsEntry("window_end", TimestampData.fromEpochMillis(4_500))
        .containsEntry("data_class", "operational")
        .containsEntry("metric", "t")
        .containsEntry("expected", 20.0)
        .containsEntry("observed", 31.5)
        .containsEntry("deviation", 8.25)
        .containsEntry("records", "2:70-77")
        .containsEntry("cohort", "pumps")
        .containsEntry("site", "north")
        .containsEntry("registry_version", 6L)
        .containsEntry("epoch", 3L)
        .containsEntry("last_seq", 41L)
        .containsEntry("run_id", "run-1");
    RowColumns.requiredAreFilled(FindingsTable.DEFINITION, row);
  }

  @Test
  void leavesOutWhatAFindingAboutNoDeviceDoesNotHave() {
    Finding finding =
        new Finding(
            new FindingIdentity(
                FindingKind.SITE_DOWN, SubjectKind.SITE, "north", "silence", 1, 4_000),
            FindingState.CLEARED,
            5_000,
            new Observation(null, null, null, 1_000, 4_500, null),
            null,
            0,
            0);

    Map<String, Object> row = row(finding);

    assertThat(row)
        .containsEntry("kind", "site-down")
        .containsEntry("data_class", null)
        .containsEntry("expected", null)
        .containsEntry("records", null)
        .containsEntry("cohort", null)
        .containsEntry("registry_version", null)
        .containsEntry("last_seq", 0L);
    RowColumns.requiredAreFilled(FindingsTable.DEFINITION, row);
  }

  private static Map<String, Object> row(Finding finding) {
    return RowColumns.of(FindingsTable.DEFINITION, FindingRows.of(RowColumns.STAMP).map(finding));
  }

  private static DeviceRecord device() {
    return DeviceRecord.of("pump-1", "pumps").version(6).site("north").cadenceSeconds(60).build();
  }
}
