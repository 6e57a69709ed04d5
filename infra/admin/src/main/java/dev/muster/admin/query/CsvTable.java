package dev.muster.admin.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A result as RFC 4180 comma-separated values; an empty field stands for null. */
public final class CsvTable {

  private CsvTable() {}

  /** Lines of text, the names of the columns first. */
  public static List<String> lines(QueryResult result) {
    return Stream.concat(
            Stream.of(line(result.columns())), result.rows().stream().map(CsvTable::line))
        .toList();
  }

  private static String line(List<?> values) {
    return values.stream().map(CsvTable::field).collect(Collectors.joining(","));
  }

  private static String field(Object value) {
    String text = value == null ? "" : value.toString();
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
