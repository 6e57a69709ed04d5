package dev.muster.admin.query;

import dev.muster.admin.AdminException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells one statement that reads from everything else that DuckDB would do. */
final class ReadingStatement {

  /** DuckDB gives the form of statements that read, and of no others. */
  private static final String FORM =
      "SELECT form ->> '$.error_type', json_array_length(form, '$.statements')"
          + " FROM (SELECT json_serialize_sql(CAST(? AS VARCHAR)) AS form)";

  private ReadingStatement() {}

  /**
   * Passes one statement that reads. What can't be understood at all passes too: it can't be done.
   *
   * @throws AdminException if there are more or none, or one that does something else
   */
  static void require(Connection connection, String sql) {
    try (PreparedStatement statement = connection.prepareStatement(FORM)) {
      statement.setString(1, sql);
      try (ResultSet form = statement.executeQuery()) {
        form.next();
        require(form.getString(1), form.getLong(2));
      }
    } catch (SQLException e) {
      throw new AdminException("The query cannot be answered: " + AuditQuery.firstLine(e), e);
    }
  }

  private static void require(@Nullable String error, long statements) {
    if ("parser".equals(error)) {
      return;
    }
    if (error != null) {
      throw new AdminException(
          "Only statements that read are answered, such as SELECT, FROM, DESCRIBE, SHOW or"
              + " SUMMARIZE.");
    }
    if (statements != 1) {
      throw new AdminException(
          "One statement is answered at a time, and here are %s: ask them one after the other."
              .formatted(statements == 0 ? "none" : Long.toString(statements)));
    }
  }
}
