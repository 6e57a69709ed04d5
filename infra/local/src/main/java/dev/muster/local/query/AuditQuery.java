package dev.muster.local.query;

import dev.muster.audit.AuditTables;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.PlannedTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.iceberg.catalog.Catalog;

/**
 * Answers SQL over the audit tables, while the pipeline runs or not.
 *
 * <p>DuckDB in memory, with a view for each table in schema {@code audit} and one of the same name
 * without it. A view stands for one snapshot of its table, the newest when the views were made;
 * {@link #refresh} takes newer ones. Instants are shown in UTC. Reads local files only. Not
 * thread-safe.
 */
public final class AuditQuery implements AutoCloseable {

  /** A location that is no path and no {@code file:} URI. */
  private static final Pattern FAR = Pattern.compile("^(?!file:)[A-Za-z][A-Za-z0-9+.-]*:");

  private final Catalog catalog;
  private final Connection connection;

  private AuditQuery(Catalog catalog, Connection connection) {
    this.catalog = catalog;
    this.connection = connection;
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
      AuditQuery query = new AuditQuery(loaded, connect());
      query.execute("SET TimeZone = 'UTC'");
      query.execute("CREATE SCHEMA " + AuditTables.NAMESPACE);
      query.refresh();
      return query;
    } catch (SQLException e) {
      AuditCatalog.close(loaded);
      throw new QueryFailedException("DuckDB cannot be started: " + firstLine(e), e);
    }
  }

  /** Makes the views anew, over the newest snapshots. */
  public void refresh() {
    for (PlannedTable table : PlannedTable.all(catalog)) {
      table.files().forEach(AuditQuery::requireHere);
      AuditViews.statements(table).forEach(this::execute);
    }
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
   * @throws QueryFailedException if DuckDB refuses it
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
   * @throws QueryFailedException if DuckDB refuses it
   */
  public void stream(String sql, RowReader reader) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      reader.read(result);
    } catch (SQLException e) {
      throw new QueryFailedException("The query cannot be answered: " + firstLine(e), e);
    }
  }

  @Override
  public void close() {
    AuditCatalog.close(catalog);
    try {
      connection.close();
    } catch (SQLException e) {
      throw new QueryFailedException("DuckDB cannot be closed: " + firstLine(e), e);
    }
  }

  /** Reads the rows of a streamed result. */
  @FunctionalInterface
  public interface RowReader {

    /** Called once, before the first row. */
    void read(ResultSet rows) throws SQLException;
  }

  private static Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    return DriverManager.getConnection("jdbc:duckdb:", properties);
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new QueryFailedException("The audit tables cannot be read: " + firstLine(e), e);
    }
  }

  private static List<Object> row(ResultSet result, int columns) throws SQLException {
    List<Object> row = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      row.add(ColumnValue.of(result.getObject(i)));
    }
    return row;
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
