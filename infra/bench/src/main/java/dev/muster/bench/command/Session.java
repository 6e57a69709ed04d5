package dev.muster.bench.command;

import dev.muster.bench.worker.Facts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All that one call of the command measures, in order. */
final class Session {
  /** Few, so that each of them speaks often enough for a detector to know it. */
  private static final int LATENCY_DEVICES = 100;

  private static final int MEBIBYTES_IN_THE_SCRIPT = 448;

  /** How many kills where nobody says it. */
  private static final int KILLS = 20;

  private static final int CLUSTER_KILLS = 30;

  private final Plan plan;
  private final Path directory;
  private final Optional<Integer> kills;
  private final Console console;
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private boolean sound = true;

  Session(Plan plan, Path directory, Optional<Integer> kills, Console console) {
    this.plan = plan;
    this.directory = directory;
    this.kills = kills;
    this.console = console;
  }

  /** Whether nothing that must hold was seen broken. */
  boolean sound() {
    return sound;
  }

  /**
   * Measures.
   *
   * @param devices numbers of devices; the first gives the headline
   * @param only what; nothing for the default
   */
  Map<String, Object> run(List<Integer> devices, List<Benchmark> only) throws InterruptedException {
    List<Benchmark> benchmarks =
        only.isEmpty()
            ? List.of(Benchmark.RAW, Benchmark.OVERHEAD, Benchmark.STAGES, Benchmark.LATENCY)
            : only;
    begin();
    if (benchmarks.contains(Benchmark.RAW)) {
      figures.put("raw", new RawBenchmark(plan, directory, console).run());
    }
    if (benchmarks.stream().anyMatch(Session::needsBacklog)) {
      for (int number : devices) {
        backlog(number, number == devices.get(0), benchmarks);
      }
    }
    if (benchmarks.contains(Benchmark.LATENCY) || benchmarks.contains(Benchmark.MEMORY)) {
      latency();
    }
    if (benchmarks.contains(Benchmark.IDLE)) {
      figures.put("idle", new IdleBenchmark(directory, plan.quick(), console).run());
    }
    if (benchmarks.contains(Benchmark.COMMANDS)) {
      figures.put(
          "commands", new CommandsBenchmark(directory, plan.quick() ? 5 : 15, console).run());
    }
    if (benchmarks.contains(Benchmark.SLOTS)) {
      slots(devices.get(0));
    }
    if (benchmarks.contains(Benchmark.KILLS)) {
      judge("kills", new KillsBenchmark(kills.orElse(KILLS), directory, console).run());
    }
    if (benchmarks.contains(Benchmark.CLUSTER)) {
      judge("cluster", new ClusterBenchmark(kills.orElse(CLUSTER_KILLS), directory, console).run());
    }
    return figures;
  }

  private void judge(String benchmark, Map<String, Object> facts) {
    sound &= Boolean.TRUE.equals(facts.get("exact"));
    figures.put(benchmark, facts);
  }

  private void slots(int devices) {
    try (Testbed testbed = Testbed.filledOnce(plan, devices, directory, console)) {
      figures.put("slots", new SlotsBenchmark(testbed, console).run(plan.runs()));
    }
  }

  private void begin() {
    Map<String, Object> platform = Platform.facts();
    platform.forEach((name, value) -> console.line("%-10s %s", name, value));
    console.line(
        "jobs       parallelism %s, %s state, checkpoints every %s s, java %s",
        plan.parallelism(),
        plan.stateBackend(),
        Plan.CHECKPOINT_SECONDS,
        String.join(" ", plan.virtualMachine()));
    if (!plan.asDefined()) {
      console.line("NOT THE DEFINITION: warm-up %s s, %s runs", plan.warmUp(), plan.runs());
    }
    figures.put("platform", platform);
    figures.put("asDefined", plan.asDefined());
    figures.put("plan", plan.told());
  }

  private static boolean needsBacklog(Benchmark benchmark) {
    return switch (benchmark) {
      case PASSTHROUGH, PIPELINE, FLOW, OVERHEAD, STAGES -> true;
      case RAW, LATENCY, MEMORY, IDLE, KILLS, CLUSTER, SLOTS, COMMANDS -> false;
    };
  }

  private void backlog(int devices, boolean headline, List<Benchmark> benchmarks) {
    try (Testbed testbed = Testbed.filled(plan, devices, directory, console)) {
      if (benchmarks.contains(Benchmark.OVERHEAD)) {
        overhead(testbed, devices, headline);
      }
      single(testbed, benchmarks, Benchmark.PASSTHROUGH, "pass-through");
      single(testbed, benchmarks, Benchmark.PIPELINE, "pipeline");
      single(testbed, benchmarks, Benchmark.FLOW, "flow");
      if (benchmarks.contains(Benchmark.STAGES) && headline) {
        figures.put("stages", new StagesBenchmark(testbed, console).run());
      }
    }
  }

  private void overhead(Testbed testbed, int devices, boolean headline) {
    OverheadBenchmark benchmark = new OverheadBenchmark(testbed, console).run(plan.runs(), false);
    benchmark.print(String.format(Locale.ROOT, "%,d devices", devices));
    Map<String, Object> facts = benchmark.facts();
    if (!headline) {
      figures.put("devices" + devices, facts);
      return;
    }
    figures.putAll(facts);
    figures.put("devices", devices);
    OverheadBenchmark bouncyCastle = new OverheadBenchmark(testbed, console).run(1, true);
    bouncyCastle.print(
        String.format(Locale.ROOT, "Bouncy Castle alone, %,d devices, one run", devices));
    figures.put("bouncyCastle", bouncyCastle.facts());
  }

  private void single(
      Testbed testbed, List<Benchmark> benchmarks, Benchmark benchmark, String role) {
    if (!benchmarks.contains(benchmark)) {
      return;
    }
    console.progress(role + " by itself");
    Map<String, Object> measured = testbed.measure(role, Map.of());
    console.line(
        "%s: %.2f µs of processor time per message, %,.0f messages per second, %,.1f processors"
            + " busy",
        role,
        OverheadBenchmark.micros(measured),
        Facts.number(measured, "records") * 1e9 / Facts.number(measured, "wallNanos"),
        Facts.number(measured, "cpuNanos") / Facts.number(measured, "wallNanos"));
    figures.put(role, measured);
  }

  private void latency() {
    Plan little =
        new Plan(
            plan.quick(),
            1,
            plan.warmUp(),
            plan.window(),
            0,
            1,
            plan.algorithm(),
            plan.stateBackend(),
            List.of("-Xmx" + MEBIBYTES_IN_THE_SCRIPT + "m"));
    Supplier<Testbed> testbeds = () -> Testbed.filled(little, LATENCY_DEVICES, directory, console);
    figures.put("latency", new LatencyBenchmark(testbeds, plan.quick(), console).run());
  }
}
