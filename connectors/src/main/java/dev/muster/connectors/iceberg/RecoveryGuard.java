package dev.muster.connectors.iceberg;

import dev.muster.audit.table.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Decides what a start may resume from. A start from an older checkpoint than the tables hold, or
 * from none over filled tables, doubles rows without any warning, so it is refused.
 *
 * <p>Reads only. Does not know whether another job is running on the same tables.
 *
 * @param checkpoints its checkpoint directory, a path or URI
 */
public record RecoveryGuard(AuditCatalog catalog, String checkpoints) {
  /**
   * The newest completed checkpoint, from which the job is to resume; empty if it is to start
   * afresh.
   *
   * @throws UnsafeStartException if neither is safe
   * @throws MissingFilesException if a table lacks files of its newest snapshot
   * @throws CatalogSettingsException if the catalog cannot be reached
   */
  public Optional<CompletedCheckpoint> safeStart() {
    Optional<CompletedCheckpoint> newest = newest(checkpoints);
    Catalog loaded = catalog.loadCatalog();
    try {
      for (TableDefinition definition : AuditCatalog.tables(loaded)) {
        if (loaded.tableExists(AuditCatalog.identifier(definition))) {
          Table table = loaded.loadTable(AuditCatalog.identifier(definition));
          PresentFiles.require(definition, table);
          requireNotBehind(definition, table, newest);
        }
      }
    } catch (UnsafeStartException | MissingFilesException e) {
      throw e;
    } catch (RuntimeException e) {
      throw catalog.unusable("read", e);
    } finally {
      AuditCatalog.close(loaded);
    }
    return newest;
  }

  /**
   * The newest completed checkpoint in a directory, safe to start from or not.
   *
   * @throws UnsafeStartException if the directory can't be read
   */
  public static Optional<CompletedCheckpoint> newest(String checkpoints) {
    try {
      return CompletedCheckpoint.newest(checkpoints);
    } catch (IOException e) {
      throw new UnsafeStartException(
          "The checkpoint directory "
              + checkpoints
              + " cannot be read: check that it is reachable and that its permissions allow it.",
          e);
    }
  }

  private void requireNotBehind(
      TableDefinition definition, Table table, Optional<CompletedCheckpoint> newest) {
    Optional<Long> committed = JobMarker.checkpoint(table);
    if (newest.isEmpty() && hasRows(table)) {
      throw new UnsafeStartException(
          "No completed checkpoint was found in "
              + checkpoints
              + ", but the table audit."
              + definition.name()
              + " has rows: a fresh start would write them a second time, so bring"
              + " the checkpoints back, or start over with another directory and catalog.");
    }
    if (newest.isPresent() && committed.isEmpty() && hasRows(table)) {
      throw new UnsafeStartException(
          "The table audit."
              + definition.name()
              + " has rows, but no snapshot of it says up to which checkpoint they are written, as"
              + " another engine expired the one that the pipeline committed last: resuming could"
              + " write rows a second time, so bring that snapshot back from a backup of the"
              + " catalog, or start over with another directory and catalog.");
    }
    if (newest.isPresent() && committed.orElse(0L) > newest.get().id()) {
      throw new UnsafeStartException(
          "The newest completed checkpoint, "
              + newest.get().location()
              + ", is older than checkpoint "
              + committed.get()
              + ", up to which the table audit."
              + definition.name()
              + " is written: starting from it would write rows a second time, so bring the newer"
              + " checkpoint back, or start over with another directory and catalog.");
    }
  }

  private static boolean hasRows(Table table) {
    try (CloseableIterable<FileScanTask> files = table.newScan().planFiles()) {
      return files.iterator().hasNext();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
