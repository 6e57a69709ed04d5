package dev.muster.connectors.iceberg;

import dev.muster.audit.Column;
import dev.muster.audit.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.io.CloseableIterable;

/**
 * One snapshot of a table, as any engine that reads Parquet sees exactly its rows.
 *
 * @param definition the table
 * @param snapshot the snapshot, or {@link #NO_SNAPSHOT} if the table has none or is not there
 * @param fieldIds the ids by which the files know the columns of the definition, as far as the
 *     table has them: names may have changed since a file was written
 * @param files the locations of Parquet files, of which every row counts
 */
public record PlannedTable(
    TableDefinition definition, long snapshot, Map<String, Integer> fieldIds, List<String> files) {

  /** Stands for the snapshot of a table that nothing was ever written to. */
  public static final long NO_SNAPSHOT = -1;

  /** Keeps its own copies. */
  public PlannedTable {
    fieldIds = Map.copyOf(fieldIds);
    files = List.copyOf(files);
  }

  /**
   * Plans the newest snapshot of every audit table; a table that is not there yet has no files.
   *
   * @param copies an empty directory, where files are written in place of those that have row-level
   *     deletes or are no plain Parquet; private to the caller, who deletes it
   */
  public static List<PlannedTable> all(Catalog catalog, Path copies) {
    return AuditCatalog.tables(catalog).stream()
        .map(definition -> plan(catalog, definition, copies))
        .toList();
  }

  private static PlannedTable plan(Catalog catalog, TableDefinition definition, Path copies) {
    if (!catalog.tableExists(AuditCatalog.identifier(definition))) {
      return new PlannedTable(definition, NO_SNAPSHOT, Map.of(), List.of());
    }
    Table table = catalog.loadTable(AuditCatalog.identifier(definition));
    if (table.currentSnapshot() == null) {
      return new PlannedTable(definition, NO_SNAPSHOT, Map.of(), List.of());
    }
    long snapshot = table.currentSnapshot().snapshotId();
    Schema schema = table.schema().select(definition.columns().stream().map(Column::name).toList());
    Map<String, Integer> fieldIds = new HashMap<>();
    schema.columns().forEach(field -> fieldIds.put(field.name(), field.fieldId()));
    return new PlannedTable(
        definition, snapshot, fieldIds, files(definition, table, schema, snapshot, copies));
  }

  private static List<String> files(
      TableDefinition definition, Table table, Schema schema, long snapshot, Path copies) {
    List<String> files = new ArrayList<>();
    VisibleRows rows = new VisibleRows(table, schema);
    String name = definition.name();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot).planFiles()) {
      for (FileScanTask task : tasks) {
        if (rows.arePlain(task)) {
          files.add(task.file().location());
        } else {
          Path copy = copies.resolve(name + "-" + files.size() + ".parquet");
          rows.copy(task, copy);
          files.add(copy.toString());
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
