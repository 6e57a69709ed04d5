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
  Map<String, Object> run(List<Integer> devices, List<Part> only) throws InterruptedException {
    List<Part> parts =
        only.isEmpty() ? List.of(Part.RAW, Part.OVERHEAD, Part.STAGES, Part.LATENCY) : only;
    begin();
    if (parts.contains(Part.RAW)) {
      figures.put("raw", new RawPart(plan, directory, console).run());
    }
    if (parts.stream().anyMatch(Session::needsBacklog)) {
      for (int number : devices) {
        backlog(number, number == devices.get(0), parts);
      }
    }
    if (parts.contains(Part.LATENCY) || parts.contains(Part.MEMORY)) {
      latency();
    }
    if (parts.contains(Part.IDLE)) {
      figures.put("idle", new IdlePart(directory, plan.quick(), console).run());
    }
    if (parts.contains(Part.COMMANDS)) {
      figures.put("commands", new CommandsPart(directory, plan.quick() ? 5 : 15, console).run());
    }
    if (parts.contains(Part.SLOTS)) {
      slots(devices.get(0));
    }
    if (parts.contains(Part.KILLS)) {
      judge("kills", new KillsPart(kills.orElse(KILLS), directory, console).run());
    }
    if (parts.contains(Part.CLUSTER)) {
      judge("cluster", new ClusterPart(kills.orElse(CLUSTER_KILLS), directory, console).run());
    }
    return figures;
  }

  private void judge(String part, Map<String, Object> facts) {
    sound &= Boolean.TRUE.equals(facts.get("exact"));
    figures.put(part, facts);
  }

  private void slots(int devices) {
    try (Stand stand = Stand.filledOnce(plan, devices, directory, console)) {
      figures.put("slots", new SlotsPart(stand, console).run(plan.runs()));
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

  private static boolean needsBacklog(Part part) {
    return switch (part) {
      case PASSTHROUGH, PIPELINE, FLOW, OVERHEAD, STAGES -> true;
      case RAW, LATENCY, MEMORY, IDLE, KILLS, CLUSTER, SLOTS, COMMANDS -> false;
    };
  }

  private void backlog(int devices, boolean headline, List<Part> parts) {
    try (Stand stand = Stand.filled(plan, devices, directory, console)) {
      if (parts.contains(Part.OVERHEAD)) {
        overhead(stand, devices, headline);
      }
      single(stand, parts, Part.PASSTHROUGH, "pass-through");
      single(stand, parts, Part.PIPELINE, "pipeline");
      single(stand, parts, Part.FLOW, "flow");
      if (parts.contains(Part.STAGES) && headline) {
        figures.put("stages", new StagesPart(stand, console).run());
      }
    }
  }

  private void overhead(Stand stand, int devices, boolean headline) {
    OverheadPart part = new OverheadPart(stand, console).run(plan.runs(), false);
    part.print(String.format(Locale.ROOT, "%,d devices", devices));
    Map<String, Object> facts = part.facts();
    if (!headline) {
      figures.put("devices" + devices, facts);
      return;
    }
    figures.putAll(facts);
    figures.put("devices", devices);
    OverheadPart bouncyCastle = new OverheadPart(stand, console).run(1, true);
    bouncyCastle.print(
        String.format(Locale.ROOT, "Bouncy Castle alone, %,d devices, one run", devices));
    figures.put("bouncyCastle", bouncyCastle.facts());
  }

  private void single(Stand stand, List<Part> parts, Part part, String role) {
    if (!parts.contains(part)) {
      return;
    }
    console.progress(role + " by itself");
    Map<String, Object> measured = stand.measure(role, Map.of());
    console.line(
        "%s: %.2f µs of processor time per message, %,.0f messages per second, %,.1f processors"
            + " busy",
        role,
        OverheadPart.micros(measured),
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
    Supplier<Stand> stands = () -> Stand.filled(little, LATENCY_DEVICES, directory, console);
    figures.put("latency", new LatencyPart(stands, plan.quick(), console).run());
  }
}
