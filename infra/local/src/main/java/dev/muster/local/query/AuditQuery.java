package dev.muster.local.query;

import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.PlannedTable;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.iceberg.catalog.Catalog;

/**
 * Answers SQL over the audit tables, while the pipeline runs or not.
 *
 * <p>DuckDB in memory, with a view for each table in schema {@code audit} and one of the same name
 * without it. A view stands for one snapshot of its table, the newest when the views were made, and
 * shows the rows that Iceberg shows of it; {@link #refresh} takes newer ones. Instants are shown in
 * UTC. Answers one statement at a time, which can only read, and only these tables: no other file,
 * no network. Reads local files only. Not thread-safe.
 */
public final class AuditQuery implements AutoCloseable {

  /** A location that is no path and no {@code file:} URI. */
  private static final Pattern FAR = Pattern.compile("^(?!file:)[A-Za-z][A-Za-z0-9+.-]*:");

  private final Catalog catalog;
  private TableViews views;

  private AuditQuery(Catalog catalog, TableViews views) {
    this.catalog = catalog;
    this.views = views;
  }

  /**
   * Makes the views over the newest snapshots.
   *
   * @throws dev.muster.connectors.iceberg.CatalogSettingsException if the catalog cannot be opened
   * @throws QueryFailedException if a table's files are not on this machine
   */
  public static AuditQuery over(AuditCatalog catalog) {
    Catalog loaded = catalog.loadCatalog();
    try {
      return new AuditQuery(loaded, views(loaded));
    } catch (RuntimeException e) {
      AuditCatalog.close(loaded);
      throw e;
    }
  }

  /** Makes the views anew, over the newest snapshots. */
  public void refresh() {
    TableViews newer = views(catalog);
    views.close();
    views = newer;
  }

  private static TableViews views(Catalog catalog) {
    return TableViews.make(
        copies -> {
          List<PlannedTable> tables = PlannedTable.all(catalog, copies);
          tables.forEach(table -> table.files().forEach(AuditQuery::requireHere));
          return tables;
        });
  }

  private static void requireHere(String file) {
    if (FAR.matcher(file).find()) {
      throw new QueryFailedException(
          "The audit tables lie at %s, and this command reads files of this machine only: ask an engine that reads your catalog, such as Flink SQL, Spark or Trino."
              .formatted(file.replaceFirst("(://[^/]*).*", "$1")));
    }
  }

  /**
   * Answers a query.
   *
   * @throws QueryFailedException if DuckDB refuses it, or it is not one statement that reads
   */
  public QueryResult run(String sql) {
    List<List<Object>> rows = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    stream(
        sql,
        result -> {
          ResultSetMetaData meta = result.getMetaData();
          for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i));
          }
          while (result.next()) {
            rows.add(row(result, columns.size()));
          }
        });
    return new QueryResult(columns, rows);
  }

  /**
   * Hands over the rows of a query one after the other, without holding them all.
   *
   * @throws QueryFailedException if DuckDB refuses it, or it is not one statement that reads
   */
  public void stream(String sql, RowReader reader) {
    ReadingStatement.require(views.connection(), sql);
    try (Statement statement = views.connection().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      reader.read(result);
    } catch (SQLException e) {
      throw new QueryFailedException("The query cannot be answered: " + firstLine(e), e);
    }
  }

  @Override
  public void close() {
    views.close();
    AuditCatalog.close(catalog);
  }

  /** Reads the rows of a streamed result. */
  @FunctionalInterface
  public interface RowReader {

    /** Called once, before the first row. */
    void read(ResultSet rows) throws SQLException;
  }

  private static List<Object> row(ResultSet result, int columns) throws SQLException {
    List<Object> row = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      row.add(ColumnValue.of(result.getObject(i)));
    }
    return row;
  }

  static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
