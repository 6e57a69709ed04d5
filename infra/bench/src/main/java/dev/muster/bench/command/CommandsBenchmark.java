package dev.muster.bench.command;

import dev.muster.bench.measure.Spread;
import dev.muster.bench.worker.BenchFailedException;
import dev.muster.bench.worker.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a command costs that asks a running {@code up}, beside what it costs to start Java at all:
 * {@code java -version} and each command in turn, several rounds, wall clock and processor time.
 *
 * <p>The commands are those that are installed: the tarball that the build has left is unpacked,
 * and its archive of classes made, before.
 */
record CommandsBenchmark(Path directory, int rounds, Console console) {
  private static final String DEVICE = "pump-7";
  private static final String JAVA = "java -version";

  /** Measures and prints; returns what goes to JSON. */
  Map<String, Object> run() throws InterruptedException {
    InstalledMuster muster = InstalledMuster.unpack(directory, console);
    Path data = directory.resolve("commands");
    Child.Order order = new Child.Order("up", Plan.AS_STARTED, Map.of("data", data.toString()));
    try (Child up = Child.start(order, logs(), console::progress)) {
      muster.awaitDevice(DEVICE, data, up);
      return told(measured(muster, data));
    }
  }

  private Path logs() {
    try {
      return Files.createDirectories(directory.resolve("logs"));
    } catch (IOException e) {
      throw new BenchFailedException("No directory for logs: " + e.getMessage());
    }
  }

  private Map<String, List<Cost>> measured(InstalledMuster muster, Path data)
      throws InterruptedException {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put(JAVA, List.of(InstalledMuster.JAVA, "-version"));
    commands.put("--version", muster.line("--version"));
    commands.put("device show", muster.line("device", "show", DEVICE, "--data", data.toString()));
    commands.put("findings", muster.line("findings", "--data", data.toString()));
    commands.put("sql \"SELECT 1\"", muster.line("sql", "SELECT 1", "--data", data.toString()));
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      console.progress("round " + (round + 1) + " of " + rounds);
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        costs
            .computeIfAbsent(command.getKey(), each -> new ArrayList<>())
            .add(Cost.of(command.getValue(), directory));
      }
    }
    return costs;
  }

  private Map<String, Object> told(Map<String, List<Cost>> costs) {
    List<Cost> java = costs.getOrDefault(JAVA, List.of());
    double wall = median(java, Cost::wall);
    double processor = median(java, Cost::processor);
    console.line("");
    console.line("%-16s %9s %9s %9s %9s", "", "wall ms", "times", "cpu ms", "times");
    Map<String, Object> facts = new LinkedHashMap<>();
    costs.forEach(
        (command, each) -> {
          double itsWall = median(each, Cost::wall);
          double itsProcessor = median(each, Cost::processor);
          console.line(
              "%-16s %9.0f %9.1f %9.0f %9.1f",
              command, itsWall, itsWall / wall, itsProcessor, itsProcessor / processor);
          facts.put(
              command,
              Map.of(
                  "wallMillis",
                  itsWall,
                  "wallTimes",
                  itsWall / wall,
                  "cpuMillis",
                  itsProcessor,
                  "cpuTimes",
                  itsProcessor / processor));
        });
    return facts;
  }

  private static double median(List<Cost> costs, Function<Cost, Duration> of) {
    return Spread.of(costs.stream().map(cost -> of.apply(cost).toNanos() / 1e6).toList()).median();
  }
}
