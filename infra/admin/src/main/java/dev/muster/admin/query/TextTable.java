package dev.muster.admin.query;

import java.util.ArrayList;
import java.util.List;

/** A result as aligned text, numbers to the right. */
public final class TextTable {

  private static final String GAP = "  ";

  private TextTable() {}

  /** Lines of text, the names of the columns first; none ends in blanks. */
  public static List<String> lines(QueryResult result) {
    List<List<String>> cells = cells(result);
    int[] widths = widths(cells);
    boolean[] numeric = numeric(result);
    List<String> lines = new ArrayList<>();
    for (List<String> row : cells) {
      lines.add(line(row, widths, numeric));
      if (lines.size() == 1) {
        lines.add(rule(widths));
      }
    }
    return lines;
  }

  private static List<List<String>> cells(QueryResult result) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(result.columns());
    for (List<Object> row : result.rows()) {
      cells.add(row.stream().map(TextTable::cell).toList());
    }
    return cells;
  }

  /** One line, and nothing that could steer a terminal: values may come from anyone. */
  private static String cell(Object value) {
    return value == null ? "" : PlainText.line(value);
  }

  private static int[] widths(List<List<String>> cells) {
    int[] widths = new int[cells.get(0).size()];
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static boolean[] numeric(QueryResult result) {
    boolean[] numeric = new boolean[result.columns().size()];
    for (List<Object> row : result.rows()) {
      for (int i = 0; i < numeric.length; i++) {
        numeric[i] |= row.get(i) instanceof Number;
      }
    }
    return numeric;
  }

  private static String line(List<String> row, int[] widths, boolean[] numeric) {
    List<String> padded = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - row.get(i).length());
      padded.add(numeric[i] ? blanks + row.get(i) : row.get(i) + blanks);
    }
    return String.join(GAP, padded).stripTrailing();
  }

  private static String rule(int[] widths) {
    List<String> dashes = new ArrayList<>();
    for (int width : widths) {
      dashes.add("-".repeat(width));
    }
    return String.join(GAP, dashes);
  }
}
