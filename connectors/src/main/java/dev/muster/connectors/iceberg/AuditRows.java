package dev.muster.connectors.iceberg;

import dev.muster.audit.table.TableDefinition;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;

/**
 * The rows of audit tables, wherever their files are, as Iceberg shows them: without those that
 * were deleted.
 *
 * <p>Each table is seen as of one snapshot, its newest when it was opened; {@link #refresh} takes
 * newer ones. Rows are handed over one after the other, and none is kept: of a file, what is in
 * memory is one group of rows, and of it the columns that were asked for. A table that is not there
 * has no rows. Not thread-safe.
 */
public final class AuditRows implements AutoCloseable {
  private final AuditCatalog catalog;
  private final Catalog loaded;
  private final List<TableDefinition> tables;
  private final Map<String, Table> snapshots = new HashMap<>();

  private AuditRows(AuditCatalog catalog, List<TableDefinition> tables) {
    this.catalog = catalog;
    this.loaded = catalog.loadToRead();
    this.tables = tables;
  }

  /**
   * Opens tables at their newest snapshots.
   *
   * @throws CatalogSettingsException if the catalog can't be opened or a table not read
   */
  public static AuditRows of(AuditCatalog catalog, TableDefinition... tables) {
    AuditRows rows = new AuditRows(catalog, List.of(tables));
    try {
      rows.refresh();
      return rows;
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  /**
   * Takes the newest snapshots.
   *
   * @throws CatalogSettingsException if a table can't be read
   */
  public void refresh() {
    snapshots.clear();
    for (TableDefinition table : tables) {
      readable(() -> AuditCatalog.newest(loaded, table))
          .ifPresent(newest -> snapshots.put(table.name(), newest));
    }
  }

  /**
   * Hands over the wanted rows, in no particular order.
   *
   * @param table one of those that were opened
   * @param columns those that the receiver asks for
   * @throws CatalogSettingsException if files can't be read
   */
  public void read(
      TableDefinition table, RowFilter wanted, List<String> columns, Consumer<AuditRow> to) {
    requireOpened(table);
    Table snapshot = snapshots.get(table.name());
    if (snapshot == null) {
      return;
    }
    try (CloseableIterable<Record> records = records(snapshot, wanted, columns);
        CloseableIterator<Record> each = readable(records::iterator)) {
      while (readable(each::hasNext)) {
        to.accept(new AuditRow(readable(each::next)));
      }
    } catch (IOException e) {
      throw catalog.unusable("read", e);
    }
  }

  /**
   * How many wanted rows there are; of whole tables without reading their files, unless some of
   * their rows were deleted.
   *
   * @throws CatalogSettingsException if files can't be read
   */
  public long count(TableDefinition table, RowFilter wanted) {
    requireOpened(table);
    if (wanted.takesAll()) {
      Table snapshot = snapshots.get(table.name());
      return snapshot == null ? 0 : recorded(table, snapshot);
    }
    return counted(table, wanted);
  }

  private long recorded(TableDefinition table, Table snapshot) {
    long count = 0;
    try (CloseableIterable<FileScanTask> files = readable(() -> snapshot.newScan().planFiles())) {
      for (FileScanTask file : files) {
        if (!file.deletes().isEmpty()) {
          return counted(table, RowFilter.all());
        }
        count += file.file().recordCount();
      }
      return count;
    } catch (IOException e) {
      throw catalog.unusable("read", e);
    }
  }

  private long counted(TableDefinition table, RowFilter wanted) {
    long[] count = {0};
    read(table, wanted, List.of(table.dayColumn()), row -> count[0]++);
    return count[0];
  }

  private CloseableIterable<Record> records(
      Table snapshot, RowFilter wanted, List<String> columns) {
    return readable(
        () ->
            IcebergGenerics.read(snapshot)
                .where(wanted.expression())
                .select(columns.toArray(String[]::new))
                .build());
  }

  private void requireOpened(TableDefinition table) {
    if (!tables.contains(table)) {
      throw new IllegalArgumentException("Table " + table.name() + " was not opened");
    }
  }

  private <T> T readable(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RuntimeException e) {
      throw catalog.unusable("read", e);
    }
  }

  @Override
  public void close() {
    AuditCatalog.close(loaded);
  }
}
