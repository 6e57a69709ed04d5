package dev.muster.admin.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.AuditTables;
import dev.muster.audit.table.readings.ReadingsTable;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.testkit.TableRows;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingsReconciliationTest {
  private static final String TOPIC = "muster.telemetry";
  private static final OffsetDateTime NOON =
      OffsetDateTime.of(2026, 1, 1, 12, 0, 0, 0, ZoneOffset.UTC);

  /** Behind a window of offsets. */
  private static final long FAR = 200_000;

  @TempDir Path directory;

  private final List<Map<String, Object>> readings = new ArrayList<>();
  private AuditCatalog catalog;

  /** Accepted messages, one that was refused, a tick, and a message above it. */
  @BeforeEach
  void writeVerdicts() throws Exception {
    catalog = new AuditCatalog(CatalogSettings.embedded(directory));
    IcebergAuditSinks.createTables(catalog, Set.of("location", "operational"));
    List<Map<String, Object>> rows = new ArrayList<>();
    rows.add(verdict(0, "ACCEPTED"));
    rows.add(verdict(1, "ACCEPTED"));
    rows.add(verdict(2, "REPLAYED"));
    rows.add(verdict(FAR, "ACCEPTED"));
    Map<String, Object> tick = verdict(FAR + 1, "TICK");
    tick.keySet().removeAll(Set.of("device", "cohort", "epoch", "seq", "registry_version"));
    rows.add(tick);
    new TableRows(catalog, AuditTables.VERDICTS).append(rows);
  }

  @Test
  void agreesWithWhatNobodyChanged() throws Exception {
    readings.add(reading(0));
    readings.add(reading(FAR));
    readings.add(reading(FAR + 2));

    ReadingsReport report = reconciled();

    assertThat(report.isClean()).as(report.toString()).isTrue();
    assertThat(report.compared()).isEqualTo(2);
    assertThat(report.inFlight()).as("above the newest tick").isEqualTo(1);
    assertThat(ReconciliationText.readings(List.of(report)))
        .containsExactly(
            "2 rows of readings compared, 1 in flight: each is of an accepted message.");
  }

  @Test
  void namesReadingsThatWereMovedToAnotherDevice() throws Exception {
    Map<String, Object> moved = reading(FAR);
    moved.put("device", "pump-9");
    moved.put("seq", 77L);
    readings.add(reading(0));
    readings.add(moved);

    ReadingsReport report = reconciled();

    assertThat(report.isClean()).isFalse();
    assertThat(ReconciliationText.readings(List.of(report)))
        .containsExactly(
            "  differing: not the row of the message at offset in readings_operational, partition 3"
                + " 200000 (1 in all)",
            "    offset 200000: device, seq",
            "2 rows of readings compared, 0 in flight: readings and verdicts differ.");
    assertThat(ReconciliationView.Readings.of(report).wrong().get(0).differences())
        .containsExactly(new ReconciliationView.Difference(FAR, List.of("device", "seq")));
  }

  @Test
  void namesReadingsOfNoAcceptedMessageAndThoseThatAreThereTwice() throws Exception {
    readings.add(reading(1));
    readings.add(reading(1));
    readings.add(reading(2));
    readings.add(reading(7));

    ReadingsReport report = reconciled();

    assertThat(report.rows().partitions().get(0).doubled()).hasToString("1");
    assertThat(report.rows().partitions().get(0).differences())
        .containsExactly(Map.entry(2L, List.of("verdict")), Map.entry(7L, List.of("verdict")));
  }

  /** The report on the table that has rows; the other one has none to report. */
  private ReadingsReport reconciled() throws Exception {
    new TableRows(catalog, ReadingsTable.of("operational")).append(readings);
    List<ReadingsReport> reports = new ReadingsReconciliation(catalog, TOPIC).report();
    assertThat(reports)
        .extracting(ReadingsReport::table)
        .containsExactly("readings_location", "readings_operational");
    assertThat(reports.get(0).compared()).isZero();
    return reports.get(1);
  }

  private static Map<String, Object> verdict(long offset, String verdict) {
    Map<String, Object> row = row(offset);
    row.put("verdict", verdict);
    row.put("authenticated", verdict.equals("ACCEPTED"));
    row.put("size_bytes", 1);
    return row;
  }

  private static Map<String, Object> reading(long offset) {
    Map<String, Object> row = row(offset);
    row.put("measurements", List.of());
    row.put("policy_version", 1L);
    return row;
  }

  private static Map<String, Object> row(long offset) {
    Map<String, Object> row = new HashMap<>();
    row.put("arrival", NOON.plusNanos(offset * 1_000_000));
    row.put("kafka_topic", TOPIC);
    row.put("kafka_partition", 3);
    row.put("kafka_offset", offset);
    row.put("device", "pump-1");
    row.put("cohort", "pumps");
    row.put("epoch", 4L);
    row.put("seq", offset);
    row.put("registry_version", 1L);
    row.put("run_id", "run-1");
    row.put("processed_at", NOON);
    return row;
  }
}
