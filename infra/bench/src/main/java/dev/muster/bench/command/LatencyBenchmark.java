package dev.muster.bench.command;

import dev.muster.bench.measure.ProcessCost;
import dev.muster.bench.worker.Child;
import dev.muster.bench.worker.Facts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How long from a record's arrival to its row, and from one that causes a command to the command on
 * its topic, at a moderate rate; and what the processes hold meanwhile.
 *
 * @param testbeds makes one for each setting: dispatch does not begin anew over commands that
 *     another one wrote
 */
record LatencyBenchmark(Supplier<Testbed> testbeds, boolean quick, Console console) {
  private static final int RATE = 500;
  private static final int[] CHECKPOINTS = {2, 5};

  /** Measures and prints; returns what goes to JSON. */
  Map<String, Object> run() {
    Map<String, Object> all = new LinkedHashMap<>();
    console.line("");
    console.line(
        "From arrival to a visible verdict, and to a command on its topic, %,d messages a second,"
            + " ms",
        RATE);
    for (int seconds : CHECKPOINTS) {
      all.put("checkpoints" + seconds + "s", with(seconds));
    }
    return all;
  }

  private Map<String, Object> with(int seconds) {
    console.progress("latency with checkpoints every " + seconds + " s");
    try (Testbed testbed = testbeds.get()) {
      return on(testbed, seconds);
    }
  }

  private Map<String, Object> on(Testbed testbed, int seconds) {
    Path state = testbed.freshState();
    Map<String, String> told =
        Map.of(
            "checkpoint-seconds",
            String.valueOf(seconds),
            "parallelism",
            "1",
            "rate",
            String.valueOf(RATE),
            "warm-up",
            quick ? "10" : "20",
            "window",
            quick ? "15" : "60");
    try (Child pipeline = testbed.start("serve", Plan.AS_STARTED, state, told)) {
      pipeline.ready();
      try (Child sender = testbed.start("latency", List.of("-Xmx512m"), state, told)) {
        Map<String, Object> facts = sender.result();
        facts.remove("event");
        facts.put("pipelineMebibytes", ProcessCost.residentMebibytes(pipeline.pid()));
        facts.put("brokerMebibytes", ProcessCost.residentMebibytes(testbed.brokerPid()));
        print(seconds, facts);
        return facts;
      }
    }
  }

  private static double intervals(Map<String, Object> command, int seconds) {
    return Facts.number(command, "p99") / 1e3 / seconds;
  }

  private void print(int seconds, Map<String, Object> facts) {
    console.line(
        "  checkpoints every %s s: p50 %s, p99 %s, longest %s (%s messages);"
            + " resident: pipeline %s MiB, broker %s MiB",
        seconds,
        Facts.of(facts, "p50"),
        Facts.of(facts, "p99"),
        Facts.of(facts, "max"),
        Facts.of(facts, "messages"),
        Facts.of(facts, "pipelineMebibytes"),
        Facts.of(facts, "brokerMebibytes"));
    @SuppressWarnings("unchecked")
    Map<String, Object> command = (Map<String, Object>) Facts.of(facts, "command");
    console.line(
        "    commands: p50 %s, p99 %s, longest %s (%s commands), p99 is %.2f checkpoint intervals",
        Facts.of(command, "p50"),
        Facts.of(command, "p99"),
        Facts.of(command, "max"),
        Facts.of(command, "commands"),
        intervals(command, seconds));
  }
}
