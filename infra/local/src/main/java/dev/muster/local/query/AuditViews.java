package dev.muster.local.query;

import dev.muster.audit.AuditTables;
import dev.muster.audit.Column;
import dev.muster.audit.ColumnType;
import dev.muster.audit.ReadingsTable;
import dev.muster.audit.TableDefinition;
import dev.muster.connectors.iceberg.PlannedTable;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that give DuckDB a view for each audit table. */
final class AuditViews {

  private AuditViews() {}

  /**
   * A view that has exactly the columns of the definition, whatever the files lack: those written
   * before a column was added, or no files at all.
   */
  static List<String> statements(PlannedTable table) {
    String name = table.definition().name();
    String rows = typedEmpty(table.definition());
    if (!table.files().isEmpty()) {
      rows += " UNION ALL BY NAME SELECT " + columns(table) + " FROM " + files(table);
    }
    return List.of(
        "CREATE OR REPLACE VIEW " + AuditTables.NAMESPACE + "." + name + " AS " + rows,
        "CREATE OR REPLACE VIEW main."
            + name
            + " AS SELECT * FROM "
            + AuditTables.NAMESPACE
            + "."
            + name);
  }

  private static String typedEmpty(TableDefinition table) {
    return table.columns().stream()
        .map(column -> "NULL::" + type(column.type()) + " AS " + column.name())
        .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
  }

  /** Columns that other versions added are not of this definition, so they are left out. */
  private static String columns(PlannedTable table) {
    String names =
        table.definition().columns().stream()
            .map(Column::name)
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(", "));
    return "COLUMNS(c -> c IN (" + names + "))";
  }

  private static String files(PlannedTable table) {
    return table.files().stream()
        .map(AuditViews::literal)
        .collect(
            Collectors.joining(
                ", ", "read_parquet([", "], union_by_name = true, hive_partitioning = false)"));
  }

  /** Locations of local files may be URIs, which DuckDB does not read. */
  private static String literal(String location) {
    String path = location.replaceFirst("^file:(//)?(?=/)", "");
    return "'" + path.replace("'", "''") + "'";
  }

  private static String measurements() {
    return ReadingsTable.MEASUREMENT.stream()
        .map(part -> part.name() + " " + type(part.type()))
        .collect(Collectors.joining(", ", "STRUCT(", ")[]"));
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case BOOLEAN -> "BOOLEAN";
      case INT -> "INTEGER";
      case LONG -> "BIGINT";
      case DOUBLE -> "DOUBLE";
      case STRING -> "VARCHAR";
      case BINARY -> "BLOB";
      case TIMESTAMP -> "TIMESTAMPTZ";
      case MEASUREMENTS -> measurements();
    };
  }
}
