package dev.muster.bench.worker;

import java.util.Map;

/** Reads what a process has found. Whatever is asked for must be there. */
public final class Facts {
  private Facts() {}

  /** Any fact. */
  public static Object of(Map<String, ?> facts, String name) {
    Object fact = facts.get(name);
    if (fact == null) {
      throw new BenchFailedException("A process did not tell `" + name + "`: " + facts);
    }
    return fact;
  }

  /** A number. */
  public static double number(Map<String, ?> facts, String name) {
    return ((Number) of(facts, name)).doubleValue();
  }
}
