package dev.muster.simulator.readings;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a text file of separated values whose columns are not known in advance.
 *
 * <p>The separator is found in the header; columns that count, date, label or name the row are left
 * out by their names; of the others those are values that hold numbers.
 */
final class RecordingFile {
  private static final int MAX_ROWS = 100_000;
  private static final int SAMPLE_ROWS = 200;
  private static final List<Pattern> SEPARATORS =
      List.of(Pattern.compile(","), Pattern.compile(";"), Pattern.compile("\\s+"));
  private static final Set<String> NOT_VALUES =
      Set.of(
          "no",
          "id",
          "index",
          "row",
          "reading#",
          "mote-id",
          "moteid",
          "device",
          "station",
          "year",
          "month",
          "day",
          "hour",
          "minute",
          "second",
          "date",
          "time",
          "timestamp",
          "datetime",
          "label",
          "class",
          "anomaly");

  private RecordingFile() {}

  /** The recording in a file, or nothing when the file holds no columns of numbers. */
  static Optional<RecordedSeries> read(Path file) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    try (var in =
        new BufferedReader(new java.io.InputStreamReader(Files.newInputStream(file), decoder))) {
      String header = in.readLine();
      if (header == null) {
        return Optional.empty();
      }
      Pattern separator = separatorOf(header);
      List<String> columns = cells(header, separator);
      List<List<String>> rows = new ArrayList<>();
      for (String line = in.readLine();
          line != null && rows.size() < MAX_ROWS;
          line = in.readLine()) {
        List<String> cells = cells(line, separator);
        if (cells.size() == columns.size()) {
          rows.add(cells);
        }
      }
      return series(columns, rows);
    }
  }

  private static Optional<RecordedSeries> series(List<String> columns, List<List<String>> rows) {
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!NOT_VALUES.contains(columns.get(i).toLowerCase(Locale.ROOT)) && isNumeric(rows, i)) {
        values.add(i);
      }
    }
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<double[]> numbers =
        rows.stream()
            .map(row -> values.stream().mapToDouble(i -> number(row.get(i))).toArray())
            .toList();
    return Optional.of(
        new RecordedSeries(values.stream().map(i -> senmlName(columns.get(i))).toList(), numbers));
  }

  private static boolean isNumeric(List<List<String>> rows, int column) {
    List<String> sample =
        rows.stream()
            .limit(SAMPLE_ROWS)
            .map(row -> row.get(column))
            .filter(cell -> !isMissing(cell))
            .toList();
    return !sample.isEmpty() && sample.stream().noneMatch(cell -> Double.isNaN(number(cell)));
  }

  private static Pattern separatorOf(String header) {
    return SEPARATORS.stream()
        .filter(separator -> separator.split(header.strip()).length > 1)
        .findFirst()
        .orElse(SEPARATORS.get(0));
  }

  private static List<String> cells(String line, Pattern separator) {
    return Arrays.stream(separator.split(line.strip(), -1)).map(RecordingFile::unquoted).toList();
  }

  private static String unquoted(String cell) {
    String text = cell.strip();
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  /** RFC 8428 section 4.5.1 allows no other characters, and a letter or digit first. */
  private static String senmlName(String column) {
    String name = column.replaceAll("[^A-Za-z0-9:./_-]", "_");
    return Character.isLetterOrDigit(name.charAt(0)) ? name : "v" + name;
  }

  private static boolean isMissing(String cell) {
    return cell.isEmpty()
        || cell.equalsIgnoreCase("NA")
        || cell.equalsIgnoreCase("NaN")
        || cell.equalsIgnoreCase("null");
  }

  private static double number(String cell) {
    try {
      double value = isMissing(cell) ? Double.NaN : Double.parseDouble(cell);
      return Double.isInfinite(value) ? Double.NaN : value;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
