package dev.muster.connectors.iceberg;

import dev.muster.audit.AuditTables;
import dev.muster.audit.table.TableDefinition;
import dev.muster.connectors.iceberg.relocation.TableRelocation;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;

/**
 * Copies the audit tables into another catalog, wherever that keeps them, as {@link
 * TableRelocation} copies a table. A checkpoint that goes on with the tables goes on with the
 * copies. Other tables of the catalog stay where they are.
 */
public final class AuditRelocation {
  private AuditRelocation() {}

  /**
   * Copies every audit table that there is.
   *
   * @param from to which nobody writes meanwhile
   * @param to which has no audit tables yet
   * @throws dev.muster.connectors.iceberg.relocation.RelocationException if one can't be copied
   * @throws CatalogSettingsException if a catalog can't be reached
   */
  public static List<String> copy(AuditCatalog from, AuditCatalog to) {
    Catalog source = from.loadCatalog();
    try {
      Catalog target = to.loadCatalog();
      try {
        return copy(source, target);
      } finally {
        AuditCatalog.close(target);
      }
    } finally {
      AuditCatalog.close(source);
    }
  }

  private static List<String> copy(Catalog source, Catalog target) {
    Namespace namespace = Namespace.of(AuditTables.NAMESPACE);
    if (target instanceof SupportsNamespaces spaces && !spaces.namespaceExists(namespace)) {
      spaces.createNamespace(namespace);
    }
    List<String> copied = new ArrayList<>();
    for (TableDefinition definition : AuditCatalog.tables(source)) {
      if (source.tableExists(AuditCatalog.identifier(definition))) {
        Table table = source.loadTable(AuditCatalog.identifier(definition));
        TableRelocation.copy(table, target, AuditCatalog.identifier(definition));
        copied.add(definition.name());
      }
    }
    return copied;
  }
}
