package dev.muster.connectors.iceberg;

import dev.muster.audit.table.Column;
import dev.muster.audit.table.TableDefinition;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;

/** Tells columns that a newer version adds from those that somebody took away. */
final class MissingColumns {

  private MissingColumns() {}

  /**
   * Passes where every column that a table lacks may be added to it.
   *
   * @throws CatalogSettingsException if one was renamed, or dropped although every row has it
   */
  static void requireAddable(TableDefinition definition, Table table) {
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
  private static String nameNow(String column, Table table) {
    for (Schema earlier : table.schemas().values()) {
      Types.NestedField field = earlier.findField(column);
      if (field != null && table.schema().findColumnName(field.fieldId()) != null) {
        return table.schema().findColumnName(field.fieldId());
      }
    }
    return null;
  }
}
