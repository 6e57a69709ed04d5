package dev.muster.bench.command;

import dev.muster.bench.measure.ProcessCost;
import dev.muster.bench.worker.BenchFailedException;
import dev.muster.bench.worker.Child;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code up} costs while no device speaks: processor time of its process, and of those that it
 * started, once it has been idle for a while.
 *
 * <p>Processor time depends little on what else the machine does, and a wall clock would: percent
 * of one core is the former over the latter.
 */
final class IdleBenchmark {
  /** The tables are looked after as often, so that one pass of that is in every window. */
  private static final Duration MAINTAINED = Duration.ofMinutes(5);

  private final Path data;
  private final Duration before;
  private final Duration window;
  private final Console console;

  /**
   * @param data directory of the instance, an empty one
   * @param quick whether to measure too early and too short for the figure that is told
   */
  IdleBenchmark(Path data, boolean quick, Console console) {
    this.data = data;
    this.before = quick ? Duration.ofMinutes(1) : Duration.ofMinutes(5);
    this.window = quick ? Duration.ofSeconds(30) : MAINTAINED;
    this.console = console;
  }

  /** Measures and prints; returns what goes to JSON. */
  Map<String, Object> run() throws InterruptedException {
    Child.Order order = new Child.Order("up", Plan.AS_STARTED, Map.of("data", data.toString()));
    try (Child up = Child.start(order, data, console::progress)) {
      console.progress("an idle `up`, for " + before.toMinutes() + " minutes");
      Thread.sleep(before.toMillis());
      ProcessHandle process =
          ProcessHandle.of(up.pid())
              .orElseThrow(() -> new BenchFailedException("`up` ended: see " + data + "."));
      long began = System.nanoTime();
      Duration cost = ProcessCost.processor(process);
      Thread.sleep(window.toMillis());
      Duration more = ProcessCost.processor(process).minus(cost);
      double percent = 100.0 * more.toNanos() / (System.nanoTime() - began);
      return told(percent, process);
    }
  }

  private Map<String, Object> told(double percent, ProcessHandle process) {
    long mebibytes = ProcessCost.residentMebibytes(process.pid());
    console.line("");
    console.line(
        "An idle `up`, %s minutes after its start: %.1f %% of one core over %s s, %s MiB resident",
        before.toMinutes(), percent, window.toSeconds(), mebibytes);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("minutesBefore", before.toMinutes());
    facts.put("windowSeconds", window.toSeconds());
    facts.put("percentOfACore", percent);
    facts.put("mebibytes", mebibytes);
    return facts;
  }
}
