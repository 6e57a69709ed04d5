package dev.muster.simulator.script;

import java.util.Comparator;

/**
 * One record that the simulation puts on a topic.
 *
 * @param due milliseconds since the start of the script
 * @param referenced whether a later step repeats it or waits for it
 */
public record Step(
    long id, long due, Content content, Hold hold, Expectation expectation, boolean referenced) {

  /** Steps in the order in which they are sent. */
  static final Comparator<Step> IN_ORDER =
      Comparator.comparingLong(Step::due).thenComparingLong(Step::id);

  Step asReferenced() {
    return new Step(id, due, content, hold, expectation, true);
  }

  /** What a step sends. */
  public sealed interface Content
      permits Telemetry, RegistryChange, TrustChange, BundleChange, Tombstone, FalseCommand {}
}
