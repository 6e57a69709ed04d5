package dev.muster.connectors.iceberg;

import dev.muster.audit.AuditTables;
import dev.muster.audit.table.Column;
import dev.muster.audit.table.TableDefinition;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables of a catalog to what the definitions say, by creating and adding only, and
 * secures the markers of what was committed.
 *
 * <p>Columns that a table has and its definition lacks stay. Creating is safe while others create
 * the same.
 */
record TableCreation(Catalog catalog) {
  /**
   * Metadata files are written at each commit, every few seconds, so the old ones must go. Rows are
   * not shuffled before writing: one file per writer and day is what the commit rate allows.
   */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "format-version", "2",
          "write.format.default", "parquet",
          "write.parquet.compression-codec", "zstd",
          "write.distribution-mode", "none",
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "20");

  void create(List<TableDefinition> tables) {
    createNamespace();
    tables.forEach(this::createOrExtend);
  }

  private void createNamespace() {
    Namespace namespace = Namespace.of(AuditTables.NAMESPACE);
    if (catalog instanceof SupportsNamespaces namespaces
        && !namespaces.namespaceExists(namespace)) {
      try {
        namespaces.createNamespace(namespace);
      } catch (AlreadyExistsException e) {
        // Another instance was faster, to the same end.
      }
    }
  }

  private void createOrExtend(TableDefinition table) {
    if (!catalog.tableExists(AuditCatalog.identifier(table))) {
      try {
        createNew(table);
        return;
      } catch (AlreadyExistsException e) {
        // Another instance was faster; its version may have fewer columns.
      }
    }
    Table existing = catalog.loadTable(AuditCatalog.identifier(table));
    requireAddable(table, existing);
    extend(table, existing);
    RowLayout.of(table, existing.schema());
    PresentFiles.require(table, existing);
    JobMarker.secure(existing);
  }

  private void createNew(TableDefinition table) {
    Schema schema = IcebergSchemas.schema(table);
    catalog
        .buildTable(AuditCatalog.identifier(table), schema)
        .withPartitionSpec(IcebergSchemas.byDay(table, schema))
        .withProperties(PROPERTIES)
        .withProperty("comment", table.doc())
        .create();
  }

  private static void extend(TableDefinition definition, Table table) {
    UpdateSchema update = table.updateSchema();
    @Nullable String before = null;
    boolean missing = false;
    for (Column column : definition.columns()) {
      if (table.schema().findField(column.name()) == null) {
        missing = true;
        add(update, column, before);
      }
      before = column.name();
    }
    if (missing) {
      update.commit();
    }
  }

  /** Adds a column where the definition has it, as rows are written by position. */
  private static void add(UpdateSchema update, Column column, @Nullable String before) {
    update.addColumn(column.name(), IcebergSchemas.type(column.type()), column.doc());
    if (before == null) {
      update.moveFirst(column.name());
    } else {
      update.moveAfter(column.name(), before);
    }
  }

  /**
   * Passes where every column that a table lacks may be added to it.
   *
   * @throws CatalogSettingsException if one was renamed, or dropped although every row has it
   */
  private static void requireAddable(TableDefinition definition, Table table) {
    String name = "audit." + definition.name();
    for (Column column : definition.columns()) {
      if (table.schema().findField(column.name()) == null) {
        String now = nameNow(column.name(), table);
        if (now != null) {
          throw UnfitColumn.renamed(name, column.name(), now);
        }
        if (column.required()) {
          throw UnfitColumn.missing(name, column.name());
        }
      }
    }
  }

  /** What a column is called that had the name in an earlier schema of the table, or null. */
  private static @Nullable String nameNow(String column, Table table) {
    for (Schema earlier : table.schemas().values()) {
      Types.NestedField field = earlier.findField(column);
      if (field != null && table.schema().findColumnName(field.fieldId()) != null) {
        return table.schema().findColumnName(field.fieldId());
      }
    }
    return null;
  }
}
