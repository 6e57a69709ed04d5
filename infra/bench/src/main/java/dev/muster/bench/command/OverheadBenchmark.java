package dev.muster.bench.command;

import dev.muster.bench.measure.Spread;
import dev.muster.bench.worker.Facts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the pipeline adds to the platform: the pass-through job, the pipeline that opens nothing,
 * raw verification and the whole flow in turn, each in a new process, on the same recorded
 * messages.
 *
 * <p>Raw verification is most of both pipelines and is taken off from both, so it is measured
 * between them: a machine that changes its pace within minutes changes the difference least.
 */
final class OverheadBenchmark {
  private final Testbed testbed;
  private final Console console;
  private final List<Turn> turns = new ArrayList<>();
  private Map<String, Object> raw = Map.of();
  private Map<String, Object> whole = Map.of();
  private Map<String, Object> flow = Map.of();

  OverheadBenchmark(Testbed testbed, Console console) {
    this.testbed = testbed;
    this.console = console;
  }

  /** One run of each, in µs of processor time per message. */
  private record Turn(double raw, double passThrough, double whole, double perSecond, double flow) {
    double overhead() {
      return (whole - raw) / passThrough;
    }

    double efficiency() {
      return (raw + passThrough) / whole;
    }

    double flowOverhead() {
      return (flow - raw) / passThrough;
    }

    double flowEfficiency() {
      return (raw + passThrough) / flow;
    }
  }

  /** Measures some turns. */
  OverheadBenchmark run(int runs, boolean bouncyCastle) {
    for (int run = 1; run <= runs; run++) {
      UnaryOperator<String> which = with(run, runs);
      var passThrough = measure(which.apply("pass-through job"), "pass-through", bouncyCastle);
      whole = measure(which.apply("whole pipeline, sections sealed"), "pipeline", bouncyCastle);
      raw = measure(which.apply("raw verification"), "raw", bouncyCastle);
      flow = measure(which.apply("whole flow, sections opened"), "flow", bouncyCastle);
      turns.add(
          new Turn(
              Facts.number(raw, "nanosEach") / 1e3,
              micros(passThrough),
              micros(whole),
              Facts.number(whole, "records") * 1e9 / Facts.number(whole, "wallNanos"),
              micros(flow)));
      Turn turn = turns.get(turns.size() - 1);
      console.progress(
          String.format(
              Locale.ROOT,
              "run %s: raw %.1f, pass-through %.1f, sealed %.1f, opened %.1f µs: overhead %.2f, %.2f",
              run,
              turn.raw(),
              turn.passThrough(),
              turn.whole(),
              turn.flow(),
              turn.overhead(),
              turn.flowOverhead()));
    }
    return this;
  }

  /** For JSON. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("overhead", spread(Turn::overhead).median());
    facts.put("efficiency", spread(Turn::efficiency).median());
    facts.put("flowOverhead", spread(Turn::flowOverhead).median());
    facts.put("flowEfficiency", spread(Turn::flowEfficiency).median());
    facts.put("throughput", spread(Turn::perSecond).median());
    facts.put("provider", whole.get("provider"));
    facts.put("messageBytes", raw.get("messageBytes"));
    facts.put("overheadSpread", spread(Turn::overhead).asMap());
    facts.put("efficiencySpread", spread(Turn::efficiency).asMap());
    facts.put("rawMicros", spread(Turn::raw).asMap());
    facts.put("passThroughMicros", spread(Turn::passThrough).asMap());
    facts.put("wholeMicros", spread(Turn::whole).asMap());
    facts.put("flowOverheadSpread", spread(Turn::flowOverhead).asMap());
    facts.put("flowMicros", spread(Turn::flow).asMap());
    facts.put("throughputSpread", spread(Turn::perSecond).asMap());
    facts.put("runs", turns.size());
    facts.put("residentMebibytes", whole.get("residentMebibytes"));
    facts.put("flowResidentMebibytes", flow.get("residentMebibytes"));
    facts.put("verdicts", whole.get("verdicts"));
    return facts;
  }

  void print(String title) {
    console.line("");
    console.line(
        "%s, %s, %s-byte messages",
        title, Facts.of(whole, "provider"), Facts.of(raw, "messageBytes"));
    console.line("  raw verification      %s µs", spread(Turn::raw));
    console.line("  pass-through job      %s µs", spread(Turn::passThrough));
    console.line("  pipeline, all sealed  %s µs", spread(Turn::whole));
    console.line("  overhead              %s", spread(Turn::overhead));
    console.line("  efficiency            %s", spread(Turn::efficiency));
    console.line("  messages per second   %.0f", spread(Turn::perSecond).median());
    console.line("  whole flow, opened    %s µs", spread(Turn::flow));
    console.line("  its overhead          %s", spread(Turn::flowOverhead));
    console.line("  its efficiency        %s", spread(Turn::flowEfficiency));
  }

  private static UnaryOperator<String> with(int run, int runs) {
    return what -> "run %s of %s: %s".formatted(run, runs, what);
  }

  private Map<String, Object> measure(String line, String role, boolean bouncyCastle) {
    console.progress(line);
    return bouncyCastle ? testbed.measureWithBouncyCastle(role) : testbed.measure(role, Map.of());
  }

  private Spread spread(java.util.function.ToDoubleFunction<Turn> of) {
    return Spread.of(turns.stream().map(turn -> of.applyAsDouble(turn)).toList());
  }

  static double micros(Map<String, Object> job) {
    return Facts.number(job, "cpuNanos") / Facts.number(job, "records") / 1e3;
  }
}
