package dev.muster.bench.command;

import dev.muster.bench.worker.BenchFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process has cost that is over. Java doesn't tell that of its children; the shell does, to
 * the millisecond.
 *
 * @param wall from its start to its end
 * @param processor user and system time
 */
record Cost(Duration wall, Duration processor) {
  private static final String TIMED =
      "TIMEFORMAT='%3R %3U %3S'; time \"$@\" >/dev/null 2>failure || cat failure >&2";

  /**
   * Runs a process and waits for its end.
   *
   * @throws BenchFailedException if it says anything but what it costs
   */
  static Cost of(List<String> command, Path directory) throws InterruptedException {
    List<String> timed = new ArrayList<>(List.of("bash", "-c", TIMED, "bash"));
    timed.addAll(command);
    try {
      ProcessBuilder builder = new ProcessBuilder(timed).directory(directory.toFile());
      builder.environment().put("LC_ALL", "C");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      Process process = builder.redirectErrorStream(true).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      process.waitFor();
      String[] seconds = said.split(" ", -1);
      if (seconds.length != 3) {
        throw new BenchFailedException(
            "`%s` failed: %s".formatted(String.join(" ", command), said));
      }
      return new Cost(duration(seconds[0]), duration(seconds[1]).plus(duration(seconds[2])));
    } catch (IOException | NumberFormatException e) {
      throw new BenchFailedException("bash can't time a process: " + e.getMessage());
    }
  }

  private static Duration duration(String seconds) {
    return Duration.ofNanos(Math.round(Double.parseDouble(seconds) * 1e9));
  }
}
