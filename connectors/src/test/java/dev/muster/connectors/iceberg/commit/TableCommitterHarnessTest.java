package dev.muster.connectors.iceberg.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.audit.AuditTables;
import dev.muster.audit.table.TableDefinition;
import dev.muster.connectors.fault.PermanentFaultException;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRelocation;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableCommitterHarnessTest {

  private static final OperatorID COMMITTER = new OperatorID(7, 7);
  private static final TableDefinition GAPS = AuditTables.GAPS;
  private static final TableDefinition RUNS = AuditTables.RUNS;

  @TempDir private Path directory;
  private AuditCatalog catalog;

  @BeforeEach
  void createTables() {
    catalog = new AuditCatalog(CatalogSettings.embedded(directory));
    IcebergAuditSinks.createTables(catalog);
  }

  @Test
  void showsRowsWhenTheirCheckpointIsCompleteAndLeavesTheOtherTablesAlone() throws Exception {
    try (var committer = harness()) {
      committer.open();
      committer.processElement(file(GAPS, "a"), 0);
      committer.processElement(file(GAPS, "b"), 0);
      committer.snapshot(1, 0);
      committer.processElement(file(GAPS, "c"), 0);
      assertThat(files(GAPS)).isEmpty();

      committer.notifyOfCompletedCheckpoint(1);
      assertThat(files(GAPS)).containsExactlyInAnyOrder("a", "b");

      committer.snapshot(2, 0);
      committer.notifyOfCompletedCheckpoint(2);
      committer.snapshot(3, 0);
      committer.notifyOfCompletedCheckpoint(3);
      assertThat(files(GAPS)).containsExactlyInAnyOrder("a", "b", "c");
      assertThat(table(GAPS).snapshots()).hasSize(2);
      assertThat(table(RUNS).currentSnapshot()).isNull();
    }
  }

  @Test
  void commitsWhatBelongsToACheckpointThatFailedWithTheNext() throws Exception {
    try (var committer = harness()) {
      committer.open();
      committer.processElement(file(GAPS, "a"), 0);
      committer.snapshot(1, 0);
      committer.processElement(file(GAPS, "b"), 0);
      committer.snapshot(2, 0);
      committer.notifyOfCompletedCheckpoint(2);
    }
    assertThat(files(GAPS)).containsExactlyInAnyOrder("a", "b");
    assertThat(table(GAPS).currentSnapshot().summary())
        .containsEntry("flink.max-committed-checkpoint-id", "2")
        .containsKeys("flink.job-id", "flink.operator-id");
  }

  @Test
  void appendsAfterARestartWhatWasNotCommitted() throws Exception {
    OperatorSubtaskState state = killedBeforeCommit();
    try (var restored = harness()) {
      restored.initializeState(state);
      restored.open();
      assertThat(files(GAPS)).containsExactly("a");
      assertThat(files(RUNS)).containsExactly("b");
      restored.snapshot(2, 0);
      restored.notifyOfCompletedCheckpoint(2);
    }
    assertThat(files(GAPS)).containsExactly("a");
  }

  @Test
  void appendsNothingTwiceHoweverOftenItIsRestored() throws Exception {
    OperatorSubtaskState state = killedBeforeCommit();
    for (int times = 0; times < 3; times++) {
      try (var restored = harness()) {
        restored.initializeState(state);
        restored.open();
      }
    }
    assertThat(files(GAPS)).containsExactly("a");
    assertThat(files(RUNS)).containsExactly("b");
  }

  /** The checkpoint is that of the tables before they were copied. */
  @Test
  void appendsWhatWasNotCommittedWhereTheTablesAreByNow() throws Exception {
    OperatorSubtaskState state = killedBeforeCommit();
    AuditCatalog before = catalog;
    catalog = new AuditCatalog(CatalogSettings.embedded(directory.resolve("elsewhere")));
    Files.createDirectories(directory.resolve("elsewhere"));
    AuditRelocation.copy(before, catalog);

    try (var restored = harness()) {
      restored.initializeState(state);
      restored.open();
    }
    assertThat(files(GAPS)).containsExactly("a");
    try (CloseableIterable<FileScanTask> tasks = table(GAPS).newScan().planFiles()) {
      assertThat(tasks)
          .allSatisfy(
              task ->
                  assertThat(task.file().location())
                      .isEqualTo(table(GAPS).location() + "/data/a")
                      .contains("elsewhere"));
    }
  }

  /** A kill between the commits to two tables. */
  @Test
  void appendsToTheTableThatWasNotReached() throws Exception {
    OperatorSubtaskState state = killedBeforeCommit();
    try (var restored = harness()) {
      restored.initializeState(state);
      restored.open();
    }
    Catalog loaded = catalog.loadCatalog();
    loaded.dropTable(AuditCatalog.identifier(RUNS), false);
    AuditCatalog.close(loaded);
    IcebergAuditSinks.createTables(catalog);

    try (var again = harness()) {
      again.initializeState(state);
      again.open();
    }
    assertThat(files(GAPS)).containsExactly("a");
    assertThat(files(RUNS)).containsExactly("b");
  }

  /** Another engine rewrites the files and keeps nothing but the newest snapshot and the tags. */
  @Test
  void knowsWhatIsCommittedAlsoWhenOthersExpireEverySnapshot() throws Exception {
    OperatorSubtaskState state = committed();
    rewriteAndExpire();

    try (var restored = harness()) {
      restored.initializeState(state);
      restored.open();
    }
    assertThat(files(GAPS)).containsExactly("merged");
  }

  @Test
  void stopsWithASentenceWhereNobodyCanTellAnyMoreWhatIsCommitted() throws Exception {
    OperatorSubtaskState state = committed();
    table(GAPS).manageSnapshots().removeTag(CommitMarker.TAG).commit();
    rewriteAndExpire();

    try (var restored = harness()) {
      restored.initializeState(state);
      assertThatThrownBy(restored::open)
          .isInstanceOf(PermanentFaultException.class)
          .hasMessageContaining("audit.gaps holds no trace of the last commit");
    }
    assertThat(files(GAPS)).containsExactly("merged");
  }

  @Test
  void stopsForGoodWhereAManifestIsGone() throws Exception {
    OperatorSubtaskState state = killedBeforeCommit();
    table(GAPS).newAppend().appendFile(data(table(GAPS), "other", 1)).commit();
    Files.delete(Path.of(URI.create(manifestList(table(GAPS)))));

    try (var restored = harness()) {
      restored.initializeState(state);
      assertThatThrownBy(restored::open)
          .isInstanceOf(PermanentFaultException.class)
          .hasMessageStartingWith(
              "A file of the audit tables is gone, by expiry or by hand: bring it")
          .hasMessageContaining("snap-");
    }
  }

  private static String manifestList(Table table) {
    String location = table.currentSnapshot().manifestListLocation();
    return location.contains(":") ? location : "file://" + location;
  }

  private OperatorSubtaskState killedBeforeCommit() throws Exception {
    try (var committer = harness()) {
      committer.open();
      committer.processElement(file(GAPS, "a"), 0);
      committer.processElement(file(RUNS, "b"), 0);
      return committer.snapshot(1, 0);
    }
  }

  /** The state of checkpoint 2, which was committed after 1 before the kill. */
  private OperatorSubtaskState committed() throws Exception {
    try (var committer = harness()) {
      committer.open();
      committer.processElement(file(GAPS, "a"), 0);
      committer.snapshot(1, 0);
      committer.notifyOfCompletedCheckpoint(1);
      committer.processElement(file(GAPS, "b"), 0);
      OperatorSubtaskState state = committer.snapshot(2, 0);
      committer.notifyOfCompletedCheckpoint(2);
      return state;
    }
  }

  private void rewriteAndExpire() throws Exception {
    Table table = table(GAPS);
    var rewrite = table.newRewrite().addFile(data(table, "merged", 2));
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(task -> rewrite.deleteFile(task.file()));
    }
    rewrite.commit();
    table
        .expireSnapshots()
        .expireOlderThan(Long.MAX_VALUE)
        .retainLast(1)
        .cleanExpiredFiles(false)
        .commit();
  }

  private OneInputStreamOperatorTestHarness<WrittenFile, Void> harness() throws Exception {
    return new OneInputStreamOperatorTestHarness<>(
        new TableCommitter(catalog, List.of(GAPS.name(), RUNS.name())),
        TypeInformation.of(WrittenFile.class).createSerializer(new SerializerConfigImpl()),
        "committer",
        COMMITTER);
  }

  private WrittenFile file(TableDefinition definition, String name) {
    Table table = table(definition);
    return WrittenFile.of(definition.name(), table, data(table, name, 1));
  }

  private static DataFile data(Table table, String name, long rows) {
    return DataFiles.builder(table.spec())
        .withPath(table.location() + "/data/" + name)
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(10)
        .withPartitionPath(table.spec().fields().get(0).name() + "=2026-03-01")
        .withMetrics(new Metrics(rows))
        .build();
  }

  private List<String> files(TableDefinition definition) throws Exception {
    Table table = table(definition);
    List<String> names = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(
          task ->
              names.add(
                  task.file().location().substring(task.file().location().lastIndexOf('/') + 1)));
    }
    return names;
  }

  private Table table(TableDefinition definition) {
    return catalog.loadCatalog().loadTable(AuditCatalog.identifier(definition));
  }
}
