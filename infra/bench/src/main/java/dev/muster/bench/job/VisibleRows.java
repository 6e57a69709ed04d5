package dev.muster.bench.job;

import dev.muster.audit.table.TableDefinition;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.pipeline.config.CatalogConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** A table as any reader sees it. Used by one thread. */
public final class VisibleRows implements AutoCloseable {
  private final Catalog catalog;
  private final Table table;
  private long seen = -1;

  /** Opens the table of a catalog. */
  public VisibleRows(CatalogConfig config, TableDefinition table) {
    this.catalog = new AuditCatalog(config.settings()).loadCatalog();
    this.table = catalog.loadTable(AuditCatalog.identifier(table));
  }

  /** How many rows of each value of a column are committed. */
  public Map<String, Long> counts(String column) {
    Map<String, Long> counts = new TreeMap<>();
    table.refresh();
    if (table.currentSnapshot() != null) {
      each(
          IcebergGenerics.read(table).select(column).build(),
          row -> counts.merge((String) row.getField(column), 1L, Long::sum));
    }
    return counts;
  }

  /** Hands over the rows that were committed since the last call. */
  public void newRows(Consumer<Record> to, String... columns) {
    table.refresh();
    Snapshot current = table.currentSnapshot();
    if (current == null || current.snapshotId() == seen) {
      return;
    }
    IcebergGenerics.ScanBuilder scan = IcebergGenerics.read(table).select(columns);
    each((seen == -1 ? scan : scan.appendsBetween(seen, current.snapshotId())).build(), to);
    seen = current.snapshotId();
  }

  private static void each(CloseableIterable<Record> rows, Consumer<Record> to) {
    try (rows) {
      rows.forEach(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    AuditCatalog.close(catalog);
  }
}
