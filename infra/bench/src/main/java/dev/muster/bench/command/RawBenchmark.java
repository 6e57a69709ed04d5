package dev.muster.bench.command;

import dev.muster.bench.measure.Spread;
import dev.muster.bench.worker.Child;
import dev.muster.bench.worker.Facts;
import dev.muster.message.signature.SignatureAlgorithm;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Raw verification by algorithm and provider: one thread, 256-byte messages, a new key each. */
record RawBenchmark(Plan plan, Path logs, Console console) {
  private static final int DEVICES = 10_000;
  private static final List<String> OPTIONS = List.of("-Xmx1g", "-XX:+UseParallelGC");

  /** Measures and prints; returns what goes to JSON, in µs. */
  Map<String, Object> run() {
    Map<String, Object> all = new LinkedHashMap<>();
    console.progress("raw verification by algorithm and provider");
    console.line("");
    console.line(
        "Raw verification, one thread, 256-byte messages, %,d keys in turn (parsed before), µs",
        DEVICES);
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      for (boolean bouncyCastle : new boolean[] {false, true}) {
        one(all, algorithm, bouncyCastle);
      }
    }
    return all;
  }

  private void one(Map<String, Object> all, SignatureAlgorithm algorithm, boolean bouncyCastle) {
    Map<String, String> told =
        Map.of(
            "devices", String.valueOf(DEVICES),
            "algorithm", algorithm.wireName(),
            "bouncy-castle", String.valueOf(bouncyCastle),
            "warm-up", plan.quick() ? "2" : "5");
    Child.Order order = new Child.Order("vectors", OPTIONS, told);
    try (Child child = Child.start(order, logs, console::progress)) {
      Map<String, Object> result = child.result();
      @SuppressWarnings("unchecked")
      Spread spread = Spread.of((List<Double>) Facts.of(result, "micros"));
      String provider = (String) Facts.of(result, "provider");
      if (all.put(algorithm.wireName() + " " + provider, spread.asMap()) == null) {
        console.line("  %-8s %-32s %s", algorithm.wireName(), provider, spread);
      }
    }
  }
}
