package dev.muster.demo;

import dev.muster.audit.AuditTables;
import dev.muster.audit.table.TableDefinition;
import dev.muster.connectors.iceberg.AuditCatalog;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.jspecify.annotations.Nullable;

/** What was committed to the audit tables, from their metadata alone. Not thread-safe. */
final class Commits implements AutoCloseable {
  private static final String TOTAL_RECORDS = "total-records";

  private final Catalog catalog;

  Commits(AuditCatalog catalog) {
    this.catalog = catalog.loadCatalog();
  }

  /**
   * The newest commit.
   *
   * @param atMillis when, in milliseconds since 1970, or 0 if there was none
   * @param gaps rows of the table of gaps
   */
  record Newest(long atMillis, long gaps) {
    static final Newest NONE = new Newest(0, 0);
  }

  Newest newest() {
    Snapshot verdicts = snapshot(AuditTables.VERDICTS);
    Snapshot gaps = snapshot(AuditTables.GAPS);
    return new Newest(
        verdicts == null ? 0 : verdicts.timestampMillis(),
        gaps == null ? 0 : Long.parseLong(gaps.summary().getOrDefault(TOTAL_RECORDS, "0")));
  }

  @Override
  public void close() {
    AuditCatalog.close(catalog);
  }

  private @Nullable Snapshot snapshot(TableDefinition table) {
    try {
      return catalog.loadTable(AuditCatalog.identifier(table)).currentSnapshot();
    } catch (NoSuchTableException e) {
      return null;
    }
  }
}
