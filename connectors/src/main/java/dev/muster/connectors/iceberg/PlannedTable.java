package dev.muster.connectors.iceberg;

import dev.muster.audit.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.io.CloseableIterable;

/**
 * The data files of one snapshot of a table: what any engine is to read to see exactly its rows.
 *
 * @param definition the table
 * @param snapshot the snapshot, or {@link #NO_SNAPSHOT} if the table has none or is not there
 * @param files the locations of its Parquet files, none of which has row-level deletes
 */
public record PlannedTable(TableDefinition definition, long snapshot, List<String> files) {

  /** Stands for the snapshot of a table that nothing was ever written to. */
  public static final long NO_SNAPSHOT = -1;

  /** Keeps its own copy of the locations. */
  public PlannedTable {
    files = List.copyOf(files);
  }

  /** Plans the newest snapshot of every audit table; a table that is not there yet has no files. */
  public static List<PlannedTable> all(Catalog catalog) {
    return AuditCatalog.tables(catalog).stream()
        .map(definition -> plan(catalog, definition))
        .toList();
  }

  private static PlannedTable plan(Catalog catalog, TableDefinition definition) {
    if (!catalog.tableExists(AuditCatalog.identifier(definition))) {
      return new PlannedTable(definition, NO_SNAPSHOT, List.of());
    }
    Table table = catalog.loadTable(AuditCatalog.identifier(definition));
    if (table.currentSnapshot() == null) {
      return new PlannedTable(definition, NO_SNAPSHOT, List.of());
    }
    long snapshot = table.currentSnapshot().snapshotId();
    return new PlannedTable(definition, snapshot, files(table, snapshot));
  }

  private static List<String> files(Table table, long snapshot) {
    List<String> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot).planFiles()) {
      tasks.forEach(task -> files.add(task.file().location()));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
