package dev.muster.connectors.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.AuditTables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {

  private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-03-01T12:00:00Z");

  @TempDir Path directory;

  private Catalog catalog;
  private Table table;

  @BeforeEach
  void createTables() {
    AuditCatalog loader = new AuditCatalog(CatalogSettings.embedded(directory));
    IcebergAuditSinks.createTables(loader);
    catalog = loader.loadCatalog();
    table = catalog.loadTable(AuditCatalog.identifier(AuditTables.GAPS));
  }

  @AfterEach
  void close() {
    AuditCatalog.close(catalog);
  }

  @Test
  void mergesTheSmallFilesOfADayAndKeepsEveryRow() throws Exception {
    for (long i = 0; i < 5; i++) {
      write(DAY, i, "job");
      write(DAY.plusDays(1), 100 + i, "job");
    }

    assertThat(new Compaction(table, 5).mergeOnce()).isTrue();
    assertThat(new Compaction(table, 5).mergeOnce()).isTrue();
    assertThat(new Compaction(table, 5).mergeOnce()).isFalse();

    assertThat(files()).isEqualTo(2);
    assertThat(numbers())
        .containsExactlyInAnyOrderElementsOf(
            LongStream.concat(LongStream.range(0, 5), LongStream.range(100, 105)).boxed().toList());
  }

  @Test
  void leavesADayAloneThatHasFewFiles() throws Exception {
    write(DAY, 1, "job");
    write(DAY.plusDays(1), 2, "job");

    assertThat(new Compaction(table, 2).mergeOnce()).isFalse();
  }

  @Test
  void neverExpiresTheNewestSnapshotOfAJob() throws Exception {
    write(DAY, 1, "job");
    write(DAY, 2, "job");
    long newestOfJob = table.currentSnapshot().snapshotId();
    new Compaction(table, 2).mergeOnce();
    write(DAY, 3, null);
    write(DAY, 4, null);

    Maintenance.expireBefore(table, Long.MAX_VALUE);

    assertThat(table.snapshots()).extracting(Snapshot::snapshotId).contains(newestOfJob);
    assertThat(table.snapshots()).hasSize(4);
    assertThat(numbers()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
  }

  @Test
  void expiresWhatIsOlder() throws Exception {
    write(DAY, 1, "job");
    write(DAY, 2, "job");
    Thread.sleep(2);
    write(DAY, 3, "job");

    Maintenance.expireBefore(table, Long.MAX_VALUE);

    assertThat(table.snapshots()).hasSize(1);
    assertThat(numbers()).containsExactlyInAnyOrder(1L, 2L, 3L);
  }

  @Test
  void maintainsEveryTableOnceAndEnds() throws Exception {
    for (long i = 0; i < 50; i++) {
      write(DAY, i, "job");
    }
    AuditCatalog loader = new AuditCatalog(CatalogSettings.embedded(directory));

    assertThat(Maintenance.once(loader, Duration.ZERO, InstantSource.system())).isEqualTo(1);

    table.refresh();
    assertThat(files()).isEqualTo(1);
    assertThat(numbers())
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 50).boxed().toList());
    assertThat(table.snapshots()).as("the newest of the job, and the merge").hasSize(2);
    assertThat(Maintenance.once(loader, Duration.ZERO, InstantSource.system())).isZero();
  }

  private void write(OffsetDateTime arrival, long number, String job) throws Exception {
    Record row =
        GenericRecord.create(table.schema())
            .copy(
                Map.of(
                    "arrival",
                    arrival,
                    "device",
                    "d",
                    "kid",
                    "00",
                    "epoch",
                    1L,
                    "first_seq",
                    number,
                    "last_seq",
                    number,
                    "missing",
                    1L,
                    "run_id",
                    "r",
                    "processed_at",
                    arrival));
    DataWriter<Record> writer =
        Parquet.writeData(
                table
                    .io()
                    .newOutputFile(table.locationProvider().newDataLocation(number + ".parquet")))
            .forTable(table)
            .createWriterFunc(GenericParquetWriter::create)
            .withPartition(DataFiles.data(table.spec(), "arrival_day=" + arrival.toLocalDate()))
            .build();
    try (writer) {
      writer.write(row);
    }
    commit(writer.toDataFile(), job);
  }

  private void commit(DataFile file, String job) {
    AppendFiles append = table.newAppend().appendFile(file);
    if (job != null) {
      append.set("flink.job-id", job);
    }
    append.commit();
  }

  private long files() throws Exception {
    try (CloseableIterable<?> files = table.newScan().planFiles()) {
      long count = 0;
      for (Object ignored : files) {
        count++;
      }
      return count;
    }
  }

  private List<Long> numbers() throws Exception {
    List<Long> numbers = new ArrayList<>();
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).build()) {
      rows.forEach(row -> numbers.add((Long) row.getField("first_seq")));
    }
    return numbers;
  }
}
