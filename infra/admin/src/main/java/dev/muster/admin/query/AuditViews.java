package dev.muster.admin.query;

import dev.muster.audit.AuditTables;
import dev.muster.audit.table.Column;
import dev.muster.audit.table.ColumnType;
import dev.muster.audit.table.TableDefinition;
import dev.muster.audit.table.readings.ReadingsTable;
import dev.muster.connectors.iceberg.PlannedTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statements that give DuckDB a view for each audit table. */
final class AuditViews {

  private AuditViews() {}

  /**
   * A view that has exactly the columns of the definition, whatever the files lack: those written
   * before a column was added, or no files at all.
   */
  static List<String> statements(PlannedTable table) {
    String rows = typedEmpty(table.definition());
    if (!table.files().isEmpty()) {
      rows += " UNION ALL BY NAME SELECT * FROM " + files(table);
    }
    return views(table.definition(), rows);
  }

  /**
   * A view that has the columns of the definition and no rows yet: whoever asks for a row fails.
   * Nothing in it is constant, so that no question can be answered without asking for one.
   */
  static List<String> placeholders(TableDefinition table) {
    String failure = ReadTables.notBrought(table.name()).replace("'", "''");
    return views(
        table,
        table.columns().stream()
                .map(
                    column ->
                        "TRY_CAST(CAST(random() AS VARCHAR) AS "
                            + type(column.type())
                            + ") AS "
                            + column.name())
                .collect(Collectors.joining(", ", "SELECT ", " FROM range(1)"))
            + " WHERE CASE WHEN random() < 2 THEN CAST(error('"
            + failure
            + "') AS BOOLEAN) ELSE true END");
  }

  private static List<String> views(TableDefinition table, String rows) {
    String name = table.name();
    return List.of(
        "CREATE OR REPLACE VIEW " + AuditTables.NAMESPACE + "." + name + " AS " + rows,
        "CREATE OR REPLACE VIEW main."
            + name
            + " AS SELECT * FROM "
            + AuditTables.NAMESPACE
            + "."
            + name);
  }

  /** Lets nothing but the files of the tables be reached from then on, for good. */
  static List<String> confinement(Collection<PlannedTable> tables) {
    String files =
        tables.stream()
            .flatMap(table -> table.files().stream())
            .map(AuditViews::literal)
            .collect(Collectors.joining(", "));
    return List.of(
        "SET allowed_paths = [" + files + "]",
        "SET autoinstall_known_extensions = false",
        "SET autoload_known_extensions = false",
        "SET enable_external_access = false",
        "SET lock_configuration = true");
  }

  private static String typedEmpty(TableDefinition table) {
    return table.columns().stream()
        .map(column -> "NULL::" + type(column.type()) + " AS " + column.name())
        .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
  }

  /**
   * By the ids of the columns, as Iceberg reads them: a column that was dropped and made again
   * under its name has none of the old values. Columns that others added are left out.
   */
  private static String files(PlannedTable table) {
    return "read_parquet(["
        + table.files().stream().map(AuditViews::literal).collect(Collectors.joining(", "))
        + "], hive_partitioning = false, schema = MAP {"
        + table.definition().columns().stream()
            .flatMap(column -> field(table.fieldIds(), column).stream())
            .collect(Collectors.joining(", "))
        + "})";
  }

  private static Optional<String> field(Map<String, Integer> ids, Column column) {
    return Optional.ofNullable(ids.get(column.name()))
        .map(
            id ->
                "%s: {name: '%s', type: '%s', default_value: NULL}"
                    .formatted(Integer.toString(id), column.name(), type(column.type())));
  }

  private static String literal(String location) {
    return "'" + path(location).replace("'", "''") + "'";
  }

  /** Locations of local files may be URIs, which DuckDB does not read. */
  private static String path(String location) {
    return location.replaceFirst("^file:(//)?(?=/)", "");
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
