package dev.muster.admin.backtest;

import dev.muster.admin.AdminException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Streams recordings through the detectors of the pipeline. Memory grows with devices and metrics,
 * not with rows.
 */
public final class Backtest {
  /** More would be no picture any more. */
  private static final int MOST_PANELS = 64;

  private final BacktestSettings settings;
  private final BacktestSummary summary = new BacktestSummary();
  private final Map<String, List<Series>> devices = new HashMap<>();
  private final List<Trace> traces = new ArrayList<>();

  private Backtest(BacktestSettings settings) {
    this.settings = settings;
  }

  /**
   * Tries the detectors on recordings.
   *
   * @throws AdminException if these can't be read; the sentence names file and line
   */
  public static BacktestSummary run(BacktestSettings settings) {
    return new Backtest(settings).run();
  }

  private BacktestSummary run() {
    boolean fleet = Files.isDirectory(settings.input());
    boolean named = fleet || settings.device() != null || settings.values().size() > 1;
    List<Path> files = files(fleet);
    try (ScoreFile scores = new ScoreFile(settings.scores(), named)) {
      for (Path file : files) {
        read(file, scores);
      }
      if (settings.plot() != null) {
        Picture.write(traces, settings.plot());
      }
    } catch (NoSuchFileException e) {
      throw new AdminException(
          "There is no %s: name a recording that is there, and files in directories that are."
              .formatted(e.getMessage()),
          e);
    } catch (IOException e) {
      throw new AdminException(
          "%s can't be read or written: name another.".formatted(e.getMessage()), e);
    }
    return summary;
  }

  private List<Path> files(boolean fleet) {
    if (!fleet) {
      return List.of(settings.input());
    }
    try (Stream<Path> found = Files.list(settings.input())) {
      List<Path> files =
          found.filter(f -> f.toString().matches(".*\\.(csv|tsv|txt)(\\.gz)?")).sorted().toList();
      if (files.isEmpty()) {
        throw new AdminException(
            "There is no file in %s that ends in .csv, .tsv or .txt, or these and .gz: name another directory."
                .formatted(settings.input()));
      }
      return files;
    } catch (IOException e) {
      throw new AdminException(settings.input() + " can't be listed: name another.", e);
    }
  }

  private void read(Path file, ScoreFile scores) throws IOException {
    String fileName =
        String.valueOf(file.getFileName()).replaceAll("\\.(csv|tsv|txt)(\\.gz)?$", "");
    try (RecordedRows rows = RecordedRows.open(file)) {
      List<Integer> times = settings.time().stream().map(rows::column).toList();
      List<Integer> values = settings.values().stream().map(rows::column).toList();
      String device = settings.device();
      int deviceColumn = device == null ? -1 : rows.column(device);
      while (rows.hasNext()) {
        List<String> row = rows.next();
        summary.addRow();
        List<String> time = times.stream().map(row::get).toList();
        long millis = millis(time, rows);
        List<Series> series = series(deviceColumn < 0 ? fileName : row.get(deviceColumn));
        for (int i = 0; i < values.size(); i++) {
          score(series.get(i), millis, String.join("-", time), row.get(values.get(i)), scores);
        }
      }
    }
  }

  private static long millis(List<String> time, RecordedRows rows) {
    try {
      return TimeText.millis(time);
    } catch (IllegalArgumentException e) {
      throw rows.wrong(
          "has the time `%s`: write it as 2014-04-01T00:00:00Z or in seconds since 1970."
              .formatted(e.getMessage()));
    }
  }

  private void score(Series series, long millis, String time, String text, ScoreFile scores)
      throws IOException {
    double value = number(text);
    double score = series.score(millis, value, time, summary);
    scores.write(time, text, score, !Double.isNaN(value), series);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private List<Series> series(String device) {
    return devices.computeIfAbsent(
        device,
        name ->
            settings.values().stream()
                .map(metric -> new Series(name, metric, settings.detector(), trace(name, metric)))
                .toList());
  }

  private @Nullable Trace trace(String device, String metric) {
    if (settings.plot() == null || traces.size() == MOST_PANELS) {
      return null;
    }
    Trace trace = new Trace(device + " " + metric);
    traces.add(trace);
    return trace;
  }
}
