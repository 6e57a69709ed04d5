package dev.muster.admin.query;

import dev.muster.admin.AdminException;
import dev.muster.audit.AuditTables;
import dev.muster.audit.table.TableDefinition;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A database in memory with a view for each audit table, which can reach the files of those whose
 * rows are here and nothing else.
 */
final class TableViews implements AutoCloseable {
  private final Connection connection;

  private TableViews(Connection connection) {
    this.connection = connection;
  }

  /**
   * Makes the views.
   *
   * @throws AdminException if the files can't be read
   */
  static TableViews over(BroughtTables tables) {
    try {
      TableViews views = new TableViews(connect());
      try {
        views.fill(tables);
        return views;
      } catch (RuntimeException e) {
        views.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new AdminException("DuckDB cannot be started: " + AuditQuery.firstLine(e), e);
    }
  }

  Connection connection() {
    return connection;
  }

  private void fill(BroughtTables tables) {
    execute("SET TimeZone = 'UTC'");
    execute(
        "SET temp_directory = '" + tables.directory().toString().replace("'", "''") + "/spilled'");
    execute("CREATE SCHEMA " + AuditTables.NAMESPACE);
    for (TableDefinition table : tables.definitions()) {
      tables
          .brought(table)
          .map(AuditViews::statements)
          .orElseGet(() -> AuditViews.placeholders(table))
          .forEach(this::execute);
    }
    AuditViews.confinement(tables.all()).forEach(this::execute);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AdminException("DuckDB cannot be closed: " + AuditQuery.firstLine(e), e);
    }
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
      throw new AdminException("The audit tables cannot be read: " + AuditQuery.firstLine(e), e);
    }
  }
}
