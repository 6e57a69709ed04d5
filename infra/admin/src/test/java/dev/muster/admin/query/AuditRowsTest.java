package dev.muster.admin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.audit.AuditTables;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRow;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.CatalogSettingsException;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.connectors.iceberg.RowFilter;
import dev.muster.testkit.TableRows;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditRowsTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00.250Z");

  @TempDir private Path directory;
  private AuditCatalog catalog;

  @BeforeEach
  void createTables() {
    catalog = new AuditCatalog(CatalogSettings.embedded(directory));
    IcebergAuditSinks.createTables(catalog);
  }

  @Test
  void handsOverTheColumnsOfTheWantedRows() throws Exception {
    write(0, 10);

    assertThat(
            offsets(
                RowFilter.equal("device", "pump-1")
                    .and(RowFilter.not("verdict", "TICK"))
                    .and(RowFilter.between("kafka_offset", 2, 7))))
        .containsExactly(3L, 5L, 7L);
    assertThat(offsets(RowFilter.startsWith("device", "pump-0"))).hasSize(5);
    assertThat(offsets(RowFilter.in("kafka_offset", List.of(1L, 99L)))).containsExactly(1L);
  }

  @Test
  void countsTimesByTheMillisecond() throws Exception {
    write(0, 10);

    assertThat(offsets(RowFilter.since("arrival", FIRST.toEpochMilli() + 8)))
        .containsExactly(8L, 9L);
    assertThat(offsets(RowFilter.until("arrival", FIRST.toEpochMilli() + 1)))
        .containsExactly(0L, 1L);
  }

  @Test
  void showsNoRowThatWasDeleted() throws Exception {
    write(0, 10);
    write(10, 12);
    TableRows table = new TableRows(catalog, AuditTables.VERDICTS);
    table.deletePositions(1, 2);
    table.deleteEqual("kafka_offset", 11L);

    assertThat(offsets(RowFilter.between("kafka_offset", 0, 4))).containsExactly(0L, 3L, 4L);
    assertThat(count(RowFilter.all())).isEqualTo(9);
  }

  @Test
  void countsWholeTablesWithoutTheirFiles() throws Exception {
    write(0, 10);
    new TableRows(catalog, AuditTables.VERDICTS)
        .pointTo(
            directory.resolve("gone.parquet").toString(),
            FIRST.atOffset(ZoneOffset.UTC).toLocalDate());

    assertThat(count(RowFilter.all())).isEqualTo(11);
    assertThatExceptionOfType(CatalogSettingsException.class)
        .isThrownBy(() -> count(RowFilter.not("verdict", "TICK")))
        .withMessageContaining("cannot be read");
  }

  @Test
  void staysWithItsSnapshotUntilItIsRefreshed() throws Exception {
    write(0, 3);
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.VERDICTS)) {
      write(3, 4);
      assertThat(rows.count(AuditTables.VERDICTS, RowFilter.all())).isEqualTo(3);

      rows.refresh();

      assertThat(rows.count(AuditTables.VERDICTS, RowFilter.all())).isEqualTo(4);
    }
  }

  @Test
  void hasNoRowsWhereNoTableWasEverCreated(@TempDir Path other) {
    AuditCatalog empty = new AuditCatalog(CatalogSettings.embedded(other));

    try (AuditRows rows = AuditRows.of(empty, AuditTables.VERDICTS)) {
      assertThat(rows.count(AuditTables.VERDICTS, RowFilter.all())).isZero();
      rows.read(
          AuditTables.VERDICTS,
          RowFilter.all(),
          List.of("verdict"),
          row -> {
            throw new AssertionError(row.text("verdict"));
          });
    }
  }

  @Test
  void showsNoValuesOfAColumnThatWasDroppedAndMadeAgain() throws Exception {
    write(0, 2);
    TableRows table = new TableRows(catalog, AuditTables.VERDICTS);
    table.change(update -> update.deleteColumn("device"));
    assertThat(devices()).containsOnlyNulls();

    table.change(update -> update.addColumn("device", Types.StringType.get()));

    assertThat(devices()).hasSize(2).containsOnlyNulls();
  }

  private List<String> devices() {
    List<String> devices = new ArrayList<>();
    read(RowFilter.all(), List.of("device"), row -> devices.add(row.text("device")));
    return devices;
  }

  private List<Long> offsets(RowFilter wanted) {
    List<Long> offsets = new ArrayList<>();
    read(wanted, List.of("kafka_offset"), row -> offsets.add(row.number("kafka_offset")));
    return offsets.stream().sorted().toList();
  }

  private void read(RowFilter wanted, List<String> columns, Consumer<AuditRow> to) {
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.VERDICTS)) {
      rows.read(AuditTables.VERDICTS, wanted, columns, to);
    }
  }

  private long count(RowFilter wanted) {
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.VERDICTS)) {
      return rows.count(AuditTables.VERDICTS, wanted);
    }
  }

  private void write(long from, long to) throws Exception {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long offset = from; offset < to; offset++) {
      OffsetDateTime arrival = FIRST.plusMillis(offset).atOffset(ZoneOffset.UTC);
      Map<String, Object> row = new HashMap<>();
      row.put("arrival", arrival);
      row.put("kafka_topic", "muster.telemetry");
      row.put("kafka_partition", 0);
      row.put("kafka_offset", offset);
      row.put("authenticated", true);
      row.put("verdict", "ACCEPTED");
      row.put("device", "pump-" + offset % 2);
      row.put("size_bytes", 10);
      row.put("run_id", "run-1");
      row.put("processed_at", arrival);
      rows.add(row);
    }
    new TableRows(catalog, AuditTables.VERDICTS).append(rows);
  }
}
