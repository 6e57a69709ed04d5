package dev.muster.connectors.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.audit.AuditTables;
import dev.muster.connectors.iceberg.relocation.RelocationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileMetadata;
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

class AuditRelocationTest {
  private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-03-01T12:00:00Z");

  @TempDir Path directory;

  private Path here;
  private AuditCatalog from;
  private AuditCatalog to;
  private final List<Catalog> loaded = new ArrayList<>();

  @BeforeEach
  void createTables() throws IOException {
    // As a regular expression this name is another one's.
    here = Files.createDirectories(directory.resolve("a+b (c)"));
    from = new AuditCatalog(CatalogSettings.embedded(here));
    to =
        new AuditCatalog(
            CatalogSettings.embedded(Files.createDirectories(directory.resolve("elsewhere"))));
    IcebergAuditSinks.createTables(from);
  }

  @AfterEach
  void close() {
    loaded.forEach(AuditCatalog::close);
  }

  @Test
  void keepsRowsSnapshotsAndTagsAndNeedsNothingOfWhereItWas() throws Exception {
    Table before = gaps(from);
    for (long number = 0; number < 4; number++) {
      write(before, DAY.plusDays(number % 2), number);
    }
    JobMarker.secure(before);
    new Compaction(before, 2).mergeOnce();
    Map<Long, List<Long>> numbers = numbersBySnapshot(before);
    List<String> summaries = summaries(before);

    assertThat(AuditRelocation.copy(from, to))
        .contains("verdicts", "gaps", "runs")
        .doesNotHaveDuplicates();
    delete(here);

    Table after = gaps(to);
    assertThat(after.uuid()).isEqualTo(before.uuid());
    assertThat(after.location()).startsWith(directory.resolve("elsewhere").toString());
    assertThat(after.refs()).isEqualTo(before.refs()).containsKey(JobMarker.TAG);
    assertThat(summaries(after)).isEqualTo(summaries);
    assertThat(numbersBySnapshot(after)).isEqualTo(numbers).hasSize(5);
    assertThat(JobMarker.checkpoint(after)).hasValue(3L);
    assertThat(after.snapshots())
        .flatExtracting(snapshot -> snapshot.allManifests(after.io()))
        .isNotEmpty()
        .allSatisfy(
            manifest ->
                assertThat(manifest.length())
                    .isEqualTo(after.io().newInputFile(manifest.path()).getLength()));
  }

  @Test
  void goesOnAsATableLikeAnyOther() throws Exception {
    for (long number = 0; number < 3; number++) {
      write(gaps(from), DAY, number);
    }
    AuditRelocation.copy(from, to);
    delete(here);

    IcebergAuditSinks.createTables(to);
    Table after = gaps(to);
    write(after, DAY, 3);
    assertThat(new Compaction(after, 4).mergeOnce()).isTrue();
    Maintenance.expireBefore(after, Long.MAX_VALUE);
    after.refresh();
    assertThat(numbers(after, after.currentSnapshot().snapshotId()))
        .containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void leavesTheTableAsItIs() throws Exception {
    write(gaps(from), DAY, 7);
    Map<String, Long> before = sizes(here);

    AuditRelocation.copy(from, to);

    assertThat(sizes(here)).isEqualTo(before);
  }

  @Test
  void refusesATargetThatHasTheTables() {
    AuditRelocation.copy(from, to);

    assertThatExceptionOfType(RelocationException.class)
        .isThrownBy(() -> AuditRelocation.copy(from, to))
        .withMessage(
            "The catalog has a table audit.verdicts already: choose a catalog without one.");
  }

  @Test
  void refusesAFileThatIsElsewhere() {
    Table table = gaps(from);
    table.newAppend().appendFile(madeUp(table, "/srv/other/x.parquet")).commit();

    assertThatExceptionOfType(RelocationException.class)
        .isThrownBy(() -> AuditRelocation.copy(from, to))
        .withMessageContaining(
            "audit.gaps has the file /srv/other/x.parquet, which is not in its directory "
                + table.location())
        .withMessageContaining("rewrite the table's files");
    assertThat(to.loadCatalog().tableExists(AuditCatalog.identifier(AuditTables.GAPS))).isFalse();
  }

  @Test
  void refusesRowsThatAnotherEngineDeletedByFilesWithPathsInThem() throws Exception {
    Table table = gaps(from);
    write(table, DAY, 1);
    table
        .newRowDelta()
        .addDeletes(
            FileMetadata.deleteFileBuilder(table.spec())
                .ofPositionDeletes()
                .withPath(table.location() + "/data/deletes.parquet")
                .withFileSizeInBytes(10)
                .withPartitionPath(table.spec().fields().get(0).name() + "=2026-03-01")
                .withRecordCount(1)
                .build())
        .commit();

    assertThatExceptionOfType(RelocationException.class)
        .isThrownBy(() -> AuditRelocation.copy(from, to))
        .withMessageContaining("Rows of the table muster.audit.gaps were deleted by delete files");
  }

  private Table gaps(AuditCatalog catalog) {
    Catalog open = catalog.loadCatalog();
    loaded.add(open);
    return open.loadTable(AuditCatalog.identifier(AuditTables.GAPS));
  }

  private static DataFile madeUp(Table table, String path) {
    return DataFiles.builder(table.spec())
        .withPath(path)
        .withFileSizeInBytes(10)
        .withPartitionPath(table.spec().fields().get(0).name() + "=2026-03-01")
        .withRecordCount(1)
        .build();
  }

  private static void write(Table table, OffsetDateTime arrival, long number) throws Exception {
    Record row = GenericRecord.create(table.schema());
    row.setField("arrival", arrival);
    row.setField("device", "d");
    row.setField("kid", "00");
    row.setField("epoch", 1L);
    row.setField("first_seq", number);
    row.setField("last_seq", number);
    row.setField("missing", 1L);
    row.setField("run_id", "r");
    row.setField("processed_at", arrival);
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
    AppendFiles append = table.newAppend().appendFile(writer.toDataFile());
    append
        .set("flink.job-id", "job")
        .set("flink.max-committed-checkpoint-id", String.valueOf(number));
    append.commit();
  }

  private static List<String> summaries(Table table) {
    List<String> summaries = new ArrayList<>();
    table.snapshots().forEach(each -> summaries.add(each.snapshotId() + " " + each.summary()));
    return summaries;
  }

  private static Map<Long, List<Long>> numbersBySnapshot(Table table) throws IOException {
    Map<Long, List<Long>> numbers = new TreeMap<>();
    for (Snapshot snapshot : table.snapshots()) {
      numbers.put(snapshot.snapshotId(), numbers(table, snapshot.snapshotId()));
    }
    return numbers;
  }

  private static List<Long> numbers(Table table, long snapshot) throws IOException {
    List<Long> numbers = new ArrayList<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table).useSnapshot(snapshot).build()) {
      rows.forEach(row -> numbers.add((Long) row.getField("first_seq")));
    }
    return numbers.stream().sorted().toList();
  }

  private static Map<String, Long> sizes(Path directory) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(directory.resolve("warehouse"))) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        sizes.put(directory.relativize(file).toString(), Files.size(file));
      }
    }
    return sizes;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
