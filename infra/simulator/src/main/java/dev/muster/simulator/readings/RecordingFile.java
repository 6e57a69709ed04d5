package dev.muster.simulator.readings;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads a text file of separated values whose columns are not known in advance, gzipped or not.
 *
 * <p>The separator is found in the header: a comma, a semicolon, or blanks, which are not quoted.
 * Columns that count, date, label or name the row are left out by their names; of the others those
 * are values that hold numbers in the first rows. Of a long file the first {@value #MAX_ROWS} rows
 * are read, and nothing but their numbers is kept.
 */
final class RecordingFile {
  private static final int MAX_ROWS = 100_000;
  private static final int SAMPLE_ROWS = 200;
  private static final int HEADER_CHARS = 64 * 1024;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Set<String> MISSING = Set.of("", "na", "nan", "null");
  private static final Pattern NOT_VALUES =
      Pattern.compile(
          "no|id|index|row|reading#|mote-?id|device|station|year|month|day|hour|minute|second|date"
              + "|time|timestamp|datetime|label|class|anomaly",
          Pattern.CASE_INSENSITIVE);
  private static final ObjectReader ROWS =
      new CsvMapper()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .readerForListOf(String.class);

  private RecordingFile() {}

  /**
   * The recording in a file, or nothing when the file holds no columns of numbers.
   *
   * @throws IOException if it can't be read, or what it quotes has no end
   */
  static Optional<RecordedSeries> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        BufferedReader text =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                    StandardCharsets.UTF_8))) {
      Iterator<List<String>> rows = rows(text);
      return rows.hasNext() ? series(rows.next(), rows) : Optional.empty();
    } catch (RuntimeException e) {
      // An iterator can't declare what reading its next row throws.
      throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  private static Iterator<List<String>> rows(BufferedReader text) throws IOException {
    text.mark(HEADER_CHARS);
    char[] header = new char[HEADER_CHARS];
    int length = Math.max(0, text.read(header));
    text.reset();
    String first = new String(header, 0, length).lines().findFirst().orElse("");
    if (first.contains(",") || first.contains(";") || !BLANKS.matcher(first.strip()).find()) {
      char separator = first.contains(",") || !first.contains(";") ? ',' : ';';
      return ROWS.with(CsvSchema.emptySchema().withColumnSeparator(separator)).readValues(text);
    }
    return text.lines().map(line -> List.of(BLANKS.split(line.strip(), -1))).iterator();
  }

  private static Optional<RecordedSeries> series(
      List<String> columns, Iterator<List<String>> rows) {
    List<List<String>> sample = new ArrayList<>();
    while (rows.hasNext() && sample.size() < SAMPLE_ROWS) {
      List<String> row = rows.next();
      if (row.size() == columns.size()) {
        sample.add(row);
      }
    }
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!NOT_VALUES.matcher(columns.get(i)).matches() && isNumeric(sample, i)) {
        values.add(i);
      }
    }
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<double[]> numbers = new ArrayList<>();
    sample.forEach(row -> numbers.add(numbers(row, values)));
    while (rows.hasNext() && numbers.size() < MAX_ROWS) {
      List<String> row = rows.next();
      if (row.size() == columns.size()) {
        numbers.add(numbers(row, values));
      }
    }
    return Optional.of(
        new RecordedSeries(values.stream().map(i -> senmlName(columns.get(i))).toList(), numbers));
  }

  private static double[] numbers(List<String> row, List<Integer> columns) {
    return columns.stream().mapToDouble(i -> number(row.get(i))).toArray();
  }

  private static boolean isNumeric(List<List<String>> rows, int column) {
    List<String> cells =
        rows.stream().map(row -> row.get(column)).filter(cell -> !isMissing(cell)).toList();
    return !cells.isEmpty() && cells.stream().noneMatch(cell -> Double.isNaN(number(cell)));
  }

  /** RFC 8428 section 4.5.1 allows no other characters, and a letter or digit first. */
  private static String senmlName(String column) {
    String name = column.replaceAll("[^A-Za-z0-9:./_-]", "_");
    return !name.isEmpty() && Character.isLetterOrDigit(name.charAt(0)) ? name : "v" + name;
  }

  private static boolean isMissing(String cell) {
    return MISSING.contains(cell.toLowerCase(Locale.ROOT));
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
