package dev.muster.admin.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to a query.
 *
 * @param columns their names, in order
 * @param rows one list for each row, with one value for each column: null, {@code Boolean}, a
 *     {@code Number}, or text; instants are text in UTC, bytes are text in hexadecimal
 */
public record QueryResult(List<String> columns, List<List<Object>> rows) {

  /** Takes the lists as they are; values may be null. */
  public QueryResult {
    columns = Collections.unmodifiableList(columns);
    rows = Collections.unmodifiableList(rows);
  }

  /** Each row as values by the names of their columns, in order. */
  public List<Map<String, Object>> named() {
    return rows.stream().map(this::named).toList();
  }

  private Map<String, Object> named(List<Object> row) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      named.put(columns.get(column), row.get(column));
    }
    return named;
  }

  /**
   * The number in the first column of the first row.
   *
   * @throws IllegalStateException if there is none
   */
  public long number() {
    if (rows.isEmpty() || !(rows.get(0).get(0) instanceof Number number)) {
      throw new IllegalStateException("The query has no number as its first value");
    }
    return number.longValue();
  }
}
