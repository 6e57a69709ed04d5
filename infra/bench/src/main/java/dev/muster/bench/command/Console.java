package dev.muster.bench.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** What is said while it runs. */
final class Console {
  private final PrintWriter results;
  private final PrintWriter progress;
  private final long began = System.nanoTime();

  /**
   * @param results takes tables
   * @param progress takes lines about what is going on
   */
  Console(PrintWriter results, PrintWriter progress) {
    this.results = results;
    this.progress = progress;
  }

  void progress(String line) {
    Duration since = Duration.ofNanos(System.nanoTime() - began);
    progress.printf(
        Locale.ROOT, "[%02d:%02d] %s%n", since.toMinutes(), since.toSecondsPart(), line);
    progress.flush();
  }

  void line(String format, Object... values) {
    results.println(String.format(Locale.ROOT, format, values));
    results.flush();
  }
}
