package dev.muster.connectors.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.audit.AuditTables;
import dev.muster.audit.table.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.util.SnapshotUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryGuardTest {

  @TempDir Path directory;

  private AuditCatalog catalog;
  private Catalog loaded;
  private RecoveryGuard guard;

  @BeforeEach
  void createTables() {
    catalog = new AuditCatalog(CatalogSettings.embedded(directory));
    loaded = catalog.loadCatalog();
    guard = new RecoveryGuard(catalog, directory.resolve("checkpoints").toString());
  }

  @AfterEach
  void close() {
    AuditCatalog.close(loaded);
  }

  @Test
  void startsAfreshWhereNothingWasEverWritten() {
    assertThat(guard.safeStart()).isEmpty();
  }

  @Test
  void startsAfreshOverEmptyTables() {
    IcebergAuditSinks.createTables(catalog);
    commitNothing(AuditTables.GAPS, 10);

    assertThat(guard.safeStart()).isEmpty();
  }

  @Test
  void resumesFromTheNewestCompletedCheckpointOfAllJobs() throws Exception {
    IcebergAuditSinks.createTables(catalog);
    checkpoint("aaaa", 9);
    checkpoint("bbbb", 12);
    checkpoint("aaaa", 2);
    Files.createDirectories(directory.resolve("checkpoints/bbbb/chk-13"));
    Files.createDirectories(directory.resolve("checkpoints/bbbb/shared"));
    commitRows(AuditTables.VERDICTS, 12);
    commitRows(AuditTables.RUNS, 11);

    assertThat(guard.safeStart())
        .hasValueSatisfying(
            found -> {
              assertThat(found.id()).isEqualTo(12);
              assertThat(found.location()).endsWith("/checkpoints/bbbb/chk-12");
            });
  }

  @Test
  void resumesWhenTheLastCommitIsStillToBeMade() throws Exception {
    IcebergAuditSinks.createTables(catalog);
    checkpoint("aaaa", 12);
    commitRows(AuditTables.VERDICTS, 11);

    assertThat(guard.safeStart()).map(CompletedCheckpoint::id).hasValue(12L);
  }

  @Test
  void refusesACheckpointThatIsOlderThanOneTable() throws Exception {
    IcebergAuditSinks.createTables(catalog);
    checkpoint("aaaa", 11);
    commitRows(AuditTables.VERDICTS, 11);
    commitRows(AuditTables.RUNS, 12);

    assertThatExceptionOfType(UnsafeStartException.class)
        .isThrownBy(guard::safeStart)
        .withMessageContaining("chk-11, is older than checkpoint 12")
        .withMessageContaining("the table audit.runs")
        .withMessageContaining("bring the newer checkpoint back");
  }

  @Test
  void looksBehindSnapshotsThatMaintenanceMade() throws Exception {
    IcebergAuditSinks.createTables(catalog);
    checkpoint("aaaa", 11);
    commitRows(AuditTables.VERDICTS, 12);
    table(AuditTables.VERDICTS).newAppend().appendFile(file(AuditTables.VERDICTS)).commit();

    assertThatExceptionOfType(UnsafeStartException.class)
        .isThrownBy(guard::safeStart)
        .withMessageContaining("checkpoint 12");
  }

  @Test
  void findsTheMarkerAfterAnotherEngineCompactedAndExpiredAllItCould() throws Exception {
    IcebergAuditSinks.createTables(catalog);
    checkpoint("aaaa", 11);
    commitRows(AuditTables.VERDICTS, 12);
    IcebergAuditSinks.createTables(catalog);
    for (int i = 0; i < 2; i++) {
      table(AuditTables.VERDICTS).newAppend().appendFile(file(AuditTables.VERDICTS)).commit();
    }
    expireAllThatMayBe(AuditTables.VERDICTS);

    assertThatExceptionOfType(UnsafeStartException.class)
        .isThrownBy(guard::safeStart)
        .withMessageContaining("checkpoint 12");

    IcebergAuditSinks.createTables(catalog);
    assertThat(SnapshotUtil.currentAncestors(table(AuditTables.VERDICTS)).iterator().next())
        .as("what the sink looks through for its last commit")
        .satisfies(
            newest ->
                assertThat(newest.summary())
                    .containsEntry("flink.max-committed-checkpoint-id", "12"));
  }

  @Test
  void saysThatTheMarkerIsGoneWhereSomebodyExpiredItAllTheSame() throws Exception {
    IcebergAuditSinks.createTables(catalog);
    checkpoint("aaaa", 12);
    table(AuditTables.RUNS).newAppend().appendFile(file(AuditTables.RUNS)).commit();

    assertThatExceptionOfType(UnsafeStartException.class)
        .isThrownBy(guard::safeStart)
        .withMessageStartingWith(
            "The table audit.runs has rows, but no snapshot of it says up to which checkpoint they"
                + " are written")
        .withMessageEndingWith("or start over with another directory and catalog.");
  }

  @Test
  void namesTheManifestThatIsGone() throws Exception {
    IcebergAuditSinks.createTables(catalog);
    checkpoint("aaaa", 12);
    commitRows(AuditTables.RUNS, 12);
    Table table = table(AuditTables.RUNS);
    String manifest = table.currentSnapshot().allManifests(table.io()).get(0).path();
    table.io().deleteFile(manifest);

    assertThatExceptionOfType(MissingFilesException.class)
        .isThrownBy(guard::safeStart)
        .withMessageContaining("The table audit.runs needs the file " + manifest);
    assertThatExceptionOfType(MissingFilesException.class)
        .isThrownBy(() -> IcebergAuditSinks.createTables(catalog));
  }

  @Test
  void refusesAFreshStartOverRows() {
    IcebergAuditSinks.createTables(catalog);
    commitRows(AuditTables.VERDICTS, 3);

    assertThatExceptionOfType(UnsafeStartException.class)
        .isThrownBy(guard::safeStart)
        .withMessageStartingWith("No completed checkpoint was found in ")
        .withMessageContaining("the table audit.verdicts has rows");
  }

  @Test
  void refusesAFreshStartOverRowsThatSomeoneElseWrote() {
    IcebergAuditSinks.createTables(catalog);
    table(AuditTables.GAPS).newAppend().appendFile(file(AuditTables.GAPS)).commit();

    assertThatExceptionOfType(UnsafeStartException.class).isThrownBy(guard::safeStart);
  }

  private void checkpoint(String job, long id) throws IOException {
    Path checkpoint = directory.resolve("checkpoints/" + job + "/chk-" + id);
    Files.createDirectories(checkpoint);
    Files.writeString(checkpoint.resolve("_metadata"), "");
  }

  private void commitRows(TableDefinition definition, long checkpoint) {
    AppendFiles append = table(definition).newAppend().appendFile(file(definition));
    append.set("flink.max-committed-checkpoint-id", Long.toString(checkpoint));
    append.commit();
  }

  private void commitNothing(TableDefinition definition, long checkpoint) {
    AppendFiles append = table(definition).newAppend();
    append.set("flink.max-committed-checkpoint-id", Long.toString(checkpoint));
    append.commit();
  }

  private void expireAllThatMayBe(TableDefinition definition) {
    table(definition)
        .expireSnapshots()
        .expireOlderThan(Long.MAX_VALUE)
        .retainLast(1)
        .cleanExpiredFiles(true)
        .commit();
  }

  private DataFile file(TableDefinition definition) {
    Table table = table(definition);
    return DataFiles.builder(table.spec())
        .withPath(table.location() + "/data/" + UUID.randomUUID() + ".parquet")
        .withPartitionPath(definition.dayColumn() + "_day=2026-03-01")
        .withFileSizeInBytes(100)
        .withRecordCount(10)
        .build();
  }

  private Table table(TableDefinition definition) {
    return loaded.loadTable(AuditCatalog.identifier(definition));
  }
}
