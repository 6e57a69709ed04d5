package dev.muster.bench.command;

import dev.muster.bench.measure.Spread;
import dev.muster.bench.worker.Facts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole flow on 1, 2 and 4 task slots of one process, in turn, over the same recorded messages:
 * what a message costs must not depend on how many share the work. Raw verification runs beside
 * each turn, and tells how much the machine changed its pace meanwhile.
 */
final class SlotsBenchmark {
  private static final List<Integer> SLOTS = List.of(1, 2, 4);

  /** By how much the dearest may exceed the cheapest. */
  private static final double FLAT = 0.1;

  private final Testbed testbed;
  private final Console console;
  private final Map<Integer, List<Run>> runs = new LinkedHashMap<>();
  private final List<Double> raw = new ArrayList<>();

  SlotsBenchmark(Testbed testbed, Console console) {
    this.testbed = testbed;
    this.console = console;
  }

  /** In µs of processor time per message, and messages per second. */
  private record Run(double micros, double perSecond, String provider) {}

  /** Measures some turns and prints; returns what goes to JSON. */
  Map<String, Object> run(int turns) {
    for (int turn = 1; turn <= turns; turn++) {
      for (int slots : SLOTS) {
        console.progress("turn %s of %s: %s task slots".formatted(turn, turns, slots));
        runs(slots).add(measured(slots));
      }
      console.progress("turn %s of %s: raw verification".formatted(turn, turns));
      raw.add(Facts.number(testbed.measure("raw", Map.of()), "nanosEach") / 1e3);
    }
    print();
    return facts();
  }

  private Run measured(int slots) {
    Map<String, Object> flow =
        testbed.measure("flow", Map.of("parallelism", String.valueOf(slots)));
    double perSecond = Facts.number(flow, "records") * 1e9 / Facts.number(flow, "wallNanos");
    return new Run(OverheadBenchmark.micros(flow), perSecond, (String) Facts.of(flow, "provider"));
  }

  private void print() {
    console.line("");
    console.line(
        "The whole flow by task slots, %s, %s processors",
        runs(1).get(0).provider(), Runtime.getRuntime().availableProcessors());
    for (int slots : SLOTS) {
      console.line(
          "  %s slots: %s µs of processor time per message, %,.0f messages per second",
          slots, micros(slots), perSecond(slots).median());
    }
    console.line("  raw verification meanwhile: %s µs", Spread.of(raw));
    console.line(
        "  the dearest costs %.1f %% more than the cheapest; goal: at most %.0f %%",
        100 * difference(), 100 * FLAT);
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (int slots : SLOTS) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("micros", micros(slots).asMap());
      one.put("perSecond", perSecond(slots).asMap());
      facts.put("slots" + slots, one);
    }
    facts.put("rawMicros", Spread.of(raw).asMap());
    facts.put("difference", difference());
    facts.put("flat", difference() <= FLAT);
    return facts;
  }

  private double difference() {
    List<Double> medians = SLOTS.stream().map(slots -> micros(slots).median()).sorted().toList();
    return medians.get(medians.size() - 1) / medians.get(0) - 1;
  }

  private List<Run> runs(int slots) {
    return runs.computeIfAbsent(slots, each -> new ArrayList<>());
  }

  private Spread micros(int slots) {
    return Spread.of(runs(slots).stream().map(Run::micros).toList());
  }

  private Spread perSecond(int slots) {
    return Spread.of(runs(slots).stream().map(Run::perSecond).toList());
  }
}
