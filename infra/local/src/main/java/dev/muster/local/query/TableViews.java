package dev.muster.local.query;

import dev.muster.audit.AuditTables;
import dev.muster.connectors.iceberg.PlannedTable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A database in memory with a view for each audit table, which can reach the files of these tables
 * and nothing else.
 *
 * <p>Files that were written for it, since Iceberg shows less of the tables' own, lie in a
 * directory that only this user can read, and go with it.
 */
final class TableViews implements AutoCloseable {
  private final Connection connection;
  private final Path copies;

  private TableViews(Connection connection, Path copies) {
    this.connection = connection;
    this.copies = copies;
  }

  /**
   * Makes the views.
   *
   * @param plan gives the tables, and writes what it must into the directory
   * @throws QueryFailedException if the files can't be read
   */
  static TableViews make(Function<Path, List<PlannedTable>> plan) {
    try {
      Path copies = Files.createTempDirectory("muster-sql-");
      TableViews views = new TableViews(connect(), copies);
      try {
        views.fill(plan.apply(copies));
        return views;
      } catch (RuntimeException e) {
        views.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new QueryFailedException("DuckDB cannot be started: " + AuditQuery.firstLine(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Connection connection() {
    return connection;
  }

  private void fill(List<PlannedTable> tables) {
    execute("SET TimeZone = 'UTC'");
    execute("SET temp_directory = '" + copies.toString().replace("'", "''") + "/spilled'");
    execute("CREATE SCHEMA " + AuditTables.NAMESPACE);
    for (PlannedTable table : tables) {
      AuditViews.statements(table).forEach(this::execute);
    }
    AuditViews.confinement(tables).forEach(this::execute);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new QueryFailedException("DuckDB cannot be closed: " + AuditQuery.firstLine(e), e);
    } finally {
      delete(copies);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
      throw new QueryFailedException(
          "The audit tables cannot be read: " + AuditQuery.firstLine(e), e);
    }
  }
}
