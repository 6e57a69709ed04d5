package dev.muster.audit.table;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an audit table is: an append-only table with one row per event, partitioned by day.
 *
 * <p>Rows are built in the order of the columns; a table may have them in another order, and others
 * between them. Columns are only ever added, as optional ones, anywhere before {@code run_id}.
 *
 * @param name its name within the namespace {@code audit}
 * @param doc what one row of it is
 * @param columns its columns, in order
 * @param dayColumn the column of type {@link ColumnType#TIMESTAMP} by whose UTC day it is
 *     partitioned
 */
public record TableDefinition(String name, String doc, List<Column> columns, String dayColumn)
    implements Serializable {

  /** Refuses a day column that the table does not have, or that may be empty. */
  public TableDefinition {
    columns = List.copyOf(columns);
    if (columns.stream().noneMatch(column -> isDay(column, dayColumn))) {
      throw new IllegalArgumentException(name + " has no required timestamp column " + dayColumn);
    }
  }

  /** A table with the columns of {@link Column#list}, and those of every table behind them. */
  public TableDefinition(String name, String doc, String columns, String dayColumn) {
    this(
        name,
        doc,
        Stream.concat(
                Column.list(columns).stream(),
                Stream.of(StampColumns.RUN_ID, StampColumns.PROCESSED_AT))
            .toList(),
        dayColumn);
  }

  /**
   * The position of a column.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public int position(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(name + " has no column " + column);
  }

  private static boolean isDay(Column column, String dayColumn) {
    return column.name().equals(dayColumn)
        && column.type() == ColumnType.TIMESTAMP
        && column.required();
  }
}
