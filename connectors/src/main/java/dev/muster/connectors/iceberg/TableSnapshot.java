package dev.muster.connectors.iceberg;

import dev.muster.audit.table.Column;
import dev.muster.audit.table.TableDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.io.CloseableIterable;

/**
 * The newest snapshot that an audit table had when it was taken. It is of no use when its catalog
 * is closed. Not thread-safe.
 */
public final class TableSnapshot {
  private final AuditCatalog catalog;
  private final TableDefinition definition;
  private final Catalog loaded;
  private Optional<Table> table = Optional.empty();
  private boolean taken;

  private TableSnapshot(AuditCatalog catalog, TableDefinition definition, Catalog loaded) {
    this.catalog = catalog;
    this.definition = definition;
    this.loaded = loaded;
  }

  /**
   * Every audit table; one that is not there yet is empty. Of none of them is read more than that
   * there is one.
   *
   * @param loaded the catalog, loaded; of the caller, who closes it when no rows are brought any
   *     more
   * @throws CatalogSettingsException if the catalog can't be read
   */
  public static List<TableSnapshot> all(AuditCatalog catalog, Catalog loaded) {
    try {
      return AuditCatalog.tables(loaded).stream()
          .map(definition -> new TableSnapshot(catalog, definition, loaded))
          .toList();
    } catch (RuntimeException e) {
      throw catalog.unusable("read", e);
    }
  }

  /** The table. */
  public TableDefinition definition() {
    return definition;
  }

  /**
   * Takes the newest snapshot, unless one was taken.
   *
   * @throws CatalogSettingsException if the table can't be read
   */
  public void take() {
    if (!taken) {
      try {
        table = AuditCatalog.newest(loaded, definition);
        taken = true;
      } catch (RuntimeException e) {
        throw catalog.unusable("read", e);
      }
    }
  }

  /**
   * Takes a snapshot, and makes sure that all its rows are on this machine.
   *
   * @param copies a directory for files that stand for those that are elsewhere, have row-level
   *     deletes or are no plain Parquet; private to the caller, who deletes it; one call for each
   *     table and directory
   * @throws FetchFailedException if a file can't be brought
   * @throws CatalogSettingsException if the table can't be read
   */
  public PlannedTable bring(Path copies, FetchProgress progress) {
    take();
    if (table.isEmpty()) {
      return new PlannedTable(definition, Map.of(), List.of());
    }
    Schema schema =
        table.get().schema().select(definition.columns().stream().map(Column::name).toList());
    Map<String, Integer> fieldIds = new HashMap<>();
    schema.columns().forEach(field -> fieldIds.put(field.name(), field.fieldId()));
    try {
      return new PlannedTable(definition, fieldIds, files(table.get(), schema, copies, progress));
    } catch (FetchFailedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw catalog.unusable("read", e);
    }
  }

  private List<String> files(Table from, Schema schema, Path copies, FetchProgress progress)
      throws IOException {
    VisibleRows rows = new VisibleRows(from, schema);
    List<String> files = new ArrayList<>();
    List<FileScanTask> far = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = from.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        if (!rows.arePlain(task)) {
          Path copy = copies.resolve(definition.name() + "-" + files.size() + ".parquet");
          rows.copy(task, copy);
          files.add(copy.toString());
        } else if (FetchedFiles.isFar(task)) {
          far.add(task);
        } else {
          files.add(task.file().location());
        }
      }
    }
    files.addAll(new FetchedFiles(definition.name(), from, copies, progress).bring(far));
    return files;
  }
}
