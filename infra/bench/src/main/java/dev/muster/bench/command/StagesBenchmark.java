package dev.muster.bench.command;

import dev.muster.bench.worker.Facts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The cost of each stage of the pipeline, from a run of its own that is watched closely. */
record StagesBenchmark(Testbed testbed, Console console) {
  /** Measures and prints; returns what goes to JSON, in µs per message. */
  Map<String, Object> run() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("pipeline", of("pipeline"));
    all.put("flow", of("flow"));
    all.put("passThrough", of("pass-through"));
    return all;
  }

  private Map<String, Double> of(String role) {
    console.progress("cost of each stage: " + role);
    Map<String, Object> measured = testbed.measure(role, Map.of("stages", "true"));
    double records = Facts.number(measured, "records");
    Map<String, Double> micros = new TreeMap<>();
    @SuppressWarnings("unchecked")
    Map<String, Number> nanos = (Map<String, Number>) Facts.of(measured, "stages");
    nanos.forEach((stage, cost) -> micros.put(stage, cost.doubleValue() / records / 1e3));
    console.line("");
    console.line("Cost of each stage of the %s, µs of processor time per message", role);
    micros.forEach((stage, cost) -> console.line("  %-36s %6.2f", stage, cost));
    return micros;
  }
}
