package dev.muster.admin.backtest;

import dev.muster.detect.learned.LearnedDetector;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes one row for each value, or nothing where no file is wanted. */
final class ScoreFile implements Closeable {
  private final @Nullable BufferedWriter out;
  private final boolean named;

  ScoreFile(@Nullable Path file, boolean named) throws IOException {
    this.out = file == null ? null : Files.newBufferedWriter(file);
    this.named = named;
    if (out != null) {
      out.write("timestamp,value,anomaly_score,expected_low,expected_high,reason");
      out.write(named ? ",metric,device\n" : "\n");
    }
  }

  void write(String time, String value, double score, boolean isReading, Series series)
      throws IOException {
    if (out == null) {
      return;
    }
    LearnedDetector detector = series.detector();
    out.write(quoted(time) + ',' + quoted(value) + ',' + score + ',');
    if (isReading) {
      out.write(number(detector.expectedLow()) + ',' + number(detector.expectedHigh()) + ',');
      out.write(score >= 0.5 ? quoted(detector.part().words()) : "");
    } else {
      out.write(",,");
    }
    out.write(named ? ',' + quoted(series.metric()) + ',' + quoted(series.device()) + '\n' : "\n");
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
