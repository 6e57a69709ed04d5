package dev.muster.audit.table;

import java.io.Serializable;

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

  /** A column that rows may leave empty. */
  public static Column optional(String name, ColumnType type, String doc) {
    return new Column(name, type, false, doc);
  }
}
