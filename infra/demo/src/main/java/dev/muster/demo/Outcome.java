package dev.muster.demo;

import dev.muster.simulator.truth.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a demonstration found.
 *
 * @param verdicts the telemetry topic against the table of verdicts
 * @param control each control topic, by its short name, against the rows about its records
 * @param gaps the gaps
 * @param aftermath sections, findings and commands
 * @param reconciled whether the topic, read again, and the table hold the same records
 * @param settled whether everything was visible in time
 * @param seconds how long it took, from start to finding
 * @param behindSeconds by how much longer the script took, as this machine could not keep up
 */
record Outcome(
    Comparison.Result verdicts,
    SortedMap<String, Comparison.Result> control,
    GapComparison gaps,
    Aftermath aftermath,
    boolean reconciled,
    boolean settled,
    double seconds,
    double behindSeconds) {

  /** Whether everything expected was found, nothing else, and the tables are complete. */
  boolean exact() {
    return settled && reconciled && differences().isEmpty();
  }

  /** A sentence about each of the first differences. */
  List<String> differences() {
    List<String> differences = new ArrayList<>(verdicts.differences());
    control.values().forEach(result -> differences.addAll(result.differences()));
    differences.addAll(gaps.differences());
    differences.addAll(aftermath.differences());
    return differences;
  }

  /** Records that were sent to the telemetry topic. */
  long records() {
    return verdicts.expected().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rows about records that are no ticks. */
  long rows() {
    return verdicts.observed().values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * A number that should be and the one that is.
   *
   * @param expected what should be
   * @param observed what is
   */
  record Pair(long expected, long observed) {}

  /** Expected and observed records of a topic by outcome. */
  static SortedMap<String, Pair> byOutcome(Comparison.Result result) {
    SortedMap<String, Long> expected = new TreeMap<>();
    result
        .expected()
        .forEach((expectation, count) -> expected.merge(expectation.outcome(), count, Long::sum));
    SortedMap<String, Pair> pairs = new TreeMap<>();
    expected.forEach(
        (outcome, count) ->
            pairs.put(outcome, new Pair(count, result.observed().getOrDefault(outcome, 0L))));
    result.observed().forEach((outcome, count) -> pairs.putIfAbsent(outcome, new Pair(0, count)));
    return pairs;
  }
}
