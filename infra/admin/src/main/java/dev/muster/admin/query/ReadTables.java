package dev.muster.admin.query;

import dev.muster.audit.table.TableDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tables a statement reads: at least every one, so those whose names stand anywhere in it.
 * One that puts a name together itself is found out when it runs, by {@link #notBrought}.
 */
final class ReadTables {
  /** Tells the columns of a table or of a query, and reads no row. */
  private static final Pattern DESCRIBING = Pattern.compile("(?is)\\s*(describe|desc|show)\\b.*");

  private static final String NOT_BROUGHT = "The rows of audit.%s are not here";
  private static final Pattern SAID =
      Pattern.compile(NOT_BROUGHT.formatted("([a-z0-9_-]+)").replace(".", "\\."));

  private ReadTables() {}

  /** Names of the tables that the statement names. */
  static List<String> named(String sql, List<TableDefinition> tables) {
    String text = sql.toLowerCase(Locale.ROOT);
    return DESCRIBING.matcher(sql).matches()
        ? List.of()
        : tables.stream().map(TableDefinition::name).filter(text::contains).toList();
  }

  /** What a statement fails with that reads a table whose rows are not here. */
  static String notBrought(String table) {
    return NOT_BROUGHT.formatted(table);
  }

  /** The table that a failure says so of. */
  static Optional<String> notBroughtBy(String failure) {
    Matcher said = SAID.matcher(failure);
    return said.find() ? Optional.of(said.group(1)) : Optional.empty();
  }
}
