package dev.muster.admin.backtest;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.muster.admin.AdminException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The rows of one file, one after the other, gzipped or not. */
final class RecordedRows implements Closeable {
  private static final int HEADER_CHARS = 64 * 1024;
  private static final ObjectReader ROWS =
      new CsvMapper()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .readerForListOf(String.class);

  private final Path file;
  private final BufferedReader text;
  private final MappingIterator<List<String>> rows;
  private final List<String> columns;
  private long line = 1;

  private RecordedRows(Path file, BufferedReader text) throws IOException {
    this.file = file;
    this.text = text;
    this.rows =
        ROWS.with(CsvSchema.emptySchema().withColumnSeparator(separator(text))).readValues(text);
    if (!rows.hasNext()) {
      throw wrong("is empty: name the columns in its first line, and let rows follow.");
    }
    this.columns = rows.next();
  }

  /** Opens a file and reads its header. */
  static RecordedRows open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
      return new RecordedRows(
          file, new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8)));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** The separator that the header holds most of. */
  private static char separator(BufferedReader text) throws IOException {
    text.mark(HEADER_CHARS);
    char[] start = new char[HEADER_CHARS];
    int length = Math.max(0, text.read(start));
    text.reset();
    String header = new String(start, 0, length).lines().findFirst().orElse("");
    char best = ',';
    for (char each : new char[] {';', '\t'}) {
      if (count(header, each) > count(header, best)) {
        best = each;
      }
    }
    return best;
  }

  private static long count(String text, char of) {
    return text.chars().filter(c -> c == of).count();
  }

  /** The place of a column. */
  int column(String name) {
    for (int i = 0; i < columns.size(); i++) {
      String found = columns.get(i);
      // Spreadsheets write a byte order mark before the first name.
      if ((i == 0 && found.startsWith("\uFEFF") ? found.substring(1) : found).equals(name)) {
        return i;
      }
    }
    throw wrong("has no column %s: write one of %s.".formatted(name, String.join(", ", columns)));
  }

  /** Whether there is another row. */
  boolean hasNext() {
    try {
      return rows.hasNextValue();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** The next row, as wide as the header. */
  List<String> next() {
    try {
      line = rows.getParser().currentLocation().getLineNr();
      List<String> row = rows.nextValue();
      if (row.size() != columns.size()) {
        throw wrong(
            "has %s fields where the header names %s: mend or remove this line."
                .formatted(row.size(), columns.size()));
      }
      return row;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private AdminException broken(IOException e) {
    return new AdminException(
        file + ":" + line + " can't be read: mend this line or unpack the file again.", e);
  }

  /** What is wrong at the line read last. */
  AdminException wrong(String what) {
    return new AdminException(file + ":" + line + " " + what);
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
