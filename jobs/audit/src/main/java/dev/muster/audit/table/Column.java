package dev.muster.audit.table;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of an audit table.
 *
 * @param name its name, in snake case and no reserved word of a common engine
 * @param required whether every row has a value; only columns of a table's first version may be, as
 *     a table that has rows can gain optional columns only
 * @param doc what it means, for whoever reads the table; never empty
 */
public record Column(String name, ColumnType type, boolean required, String doc)
    implements Serializable {
  private static final Pattern LINE = Pattern.compile("(\\w+) +([A-Z]+)(\\??) +(.+)");

  /** Refuses a column without a name or without words on what it means. */
  public Column {
    if (name.isBlank() || doc.isBlank()) {
      throw new IllegalArgumentException("A column needs a name and a doc string");
    }
  }

  /** A column in which every row has a value. */
  public static Column required(String name, ColumnType type, String doc) {
    return new Column(name, type, true, doc);
  }

  /**
   * Columns in order, one a line: name, type, what it means. The type of one that rows may leave
   * empty ends in a question mark; a line that begins with a blank goes on with the one before it.
   *
   * @throws IllegalArgumentException if a line is none of these
   */
  public static List<Column> list(String lines) {
    return lines.replaceAll("\n +", " ").lines().map(Column::parse).toList();
  }

  private static Column parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("This is no column: " + line);
    }
    ColumnType type = ColumnType.valueOf(parts.group(2));
    return new Column(parts.group(1), type, parts.group(3).isEmpty(), parts.group(4));
  }
}
