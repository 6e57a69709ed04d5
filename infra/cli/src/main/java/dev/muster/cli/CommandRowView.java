package dev.muster.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of the table {@code commands} as they are shown. */
final class CommandRowView {
  private CommandRowView() {}

  /** For scripts. */
  static Map<String, Object> of(List<String> columns, List<Object> row) {
    Map<String, Object> view = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      view.put(columns.get(column), row.get(column));
    }
    return view;
  }

  /** One line for people, of a row of {@link CommandRows#newest}. */
  static String line(List<Object> row) {
    String state = String.valueOf(row.get(4));
    return "%s  %s  %s %s: %s%s, by rule %s for %s"
        .formatted(
            row.get(0),
            row.get(1),
            row.get(2),
            row.get(3),
            state,
            row.get(5) == null ? "" : " (" + row.get(5) + ")",
            row.get(6),
            row.get(7));
  }
}
