package dev.muster.admin.query;

import dev.muster.admin.AdminException;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.FetchProgress;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.iceberg.catalog.Catalog;

/**
 * Answers SQL over the audit tables, while the pipeline runs or not, wherever their files are.
 *
 * <p>DuckDB in memory, with a view for each table in schema {@code audit} and one of the same name
 * without it. A view stands for one snapshot of its table, the newest when the query was opened,
 * and shows the rows that Iceberg shows of it; {@link #refresh} takes newer ones. Instants are
 * shown in UTC. Answers one statement at a time, which can only read, and only these tables: no
 * other file, no network. DuckDB reads local files only, so files that lie elsewhere are copied to
 * this machine first, for as long as the query is open: those of the tables that a statement reads.
 * Not thread-safe.
 */
@SuppressWarnings("NullAway.Init") // Whoever makes one opens it, which sets tables and views.
public final class AuditQuery implements AutoCloseable {
  private final AuditCatalog catalog;
  private final Catalog loaded;
  private final FetchProgress progress;
  private final Consumer<BroughtTables> opening;
  private BroughtTables tables;
  private TableViews views;

  private AuditQuery(
      AuditCatalog catalog, FetchProgress progress, Consumer<BroughtTables> opening) {
    this.opening = opening;
    this.catalog = catalog;
    this.progress = progress;
    this.loaded = catalog.loadToRead();
  }

  /** Opens the newest snapshots, and tells nobody what is brought of them. */
  public static AuditQuery over(AuditCatalog catalog) {
    return over(catalog, FetchProgress.NONE);
  }

  /**
   * Opens the newest snapshots.
   *
   * @throws dev.muster.connectors.iceberg.CatalogSettingsException if the catalog cannot be opened
   *     or a table not read
   */
  public static AuditQuery over(AuditCatalog catalog, FetchProgress progress) {
    return over(catalog, progress, BroughtTables::take);
  }

  /**
   * For one statement: of tables that it doesn't read no snapshot is taken, and of the others the
   * newest when it is answered.
   *
   * @throws dev.muster.connectors.iceberg.CatalogSettingsException if the catalog cannot be opened
   */
  public static AuditQuery forOneStatement(AuditCatalog catalog, FetchProgress progress) {
    return over(catalog, progress, tables -> {});
  }

  private static AuditQuery over(
      AuditCatalog catalog, FetchProgress progress, Consumer<BroughtTables> opening) {
    AuditQuery query = new AuditQuery(catalog, progress, opening);
    try {
      query.open();
      return query;
    } catch (RuntimeException e) {
      AuditCatalog.close(query.loaded);
      throw e;
    }
  }

  /** Takes the newest snapshots. */
  public void refresh() {
    closeTables();
    open();
  }

  private void open() {
    tables = BroughtTables.of(catalog, loaded, progress);
    try {
      opening.accept(tables);
      views = TableViews.over(tables);
    } catch (RuntimeException e) {
      tables.close();
      throw e;
    }
  }

  /**
   * Answers a query.
   *
   * @throws AdminException if DuckDB refuses it, or it is not one statement that reads
   * @throws dev.muster.connectors.iceberg.FetchFailedException if files can't be copied
   * @throws dev.muster.connectors.iceberg.CatalogSettingsException if a table can't be read
   */
  public QueryResult run(String sql) {
    ReadingStatement.require(views.connection(), sql);
    bring(ReadTables.named(sql, tables.definitions()));
    while (true) {
      try {
        return answer(sql);
      } catch (SQLException e) {
        Optional<String> absent = ReadTables.notBroughtBy(String.valueOf(e.getMessage()));
        if (absent.isEmpty() || !bring(List.of(absent.get()))) {
          throw new AdminException("The query cannot be answered: " + firstLine(e), e);
        }
      }
    }
  }

  /** What views may reach is settled when they are made, so there are new ones then. */
  private boolean bring(List<String> names) {
    if (!tables.bring(names)) {
      return false;
    }
    TableViews wider = TableViews.over(tables);
    views.close();
    views = wider;
    return true;
  }

  private QueryResult answer(String sql) throws SQLException {
    try (Statement statement = views.connection().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData meta = result.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        columns.add(meta.getColumnLabel(i));
      }
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result, columns.size()));
      }
      return new QueryResult(columns, rows);
    }
  }

  @Override
  public void close() {
    try {
      closeTables();
    } finally {
      AuditCatalog.close(loaded);
    }
  }

  private void closeTables() {
    try {
      views.close();
    } finally {
      tables.close();
    }
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
