package dev.muster.simulator.truth;

import dev.muster.simulator.script.Expectation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares what became of the records of one topic with what should have. Record by record: equal
 * counts do not make up for two wrong rows. Not thread-safe.
 */
public final class Comparison {
  private static final int KEPT_DIFFERENCES = 50;

  private final String topic;
  private final TruthLedger truth;
  private final Map<Integer, BitSet> seen = new TreeMap<>();
  private final Map<Expectation, Long> found = new HashMap<>();
  private final Map<String, Long> observed = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();
  private long differing;

  /** A comparison with nothing observed yet. */
  public Comparison(String topic, TruthLedger truth) {
    this.topic = topic;
    this.truth = truth;
  }

  /** Notes a row about a record that somebody sent. */
  public void observed(int partition, long offset, String outcome) {
    observed.merge(outcome, 1L, Long::sum);
    BitSet rows = seen.computeIfAbsent(partition, number -> new BitSet());
    if (rows.get((int) offset)) {
      differ(partition, offset, "has more than one row");
      return;
    }
    rows.set((int) offset);
    Optional<Expectation> expected = truth.at(partition, offset);
    if (expected.isEmpty()) {
      differ(partition, offset, "was not sent by the fleet, but has " + outcome);
    } else if (expected.get().outcome().equals(outcome)) {
      found.merge(expected.get(), 1L, Long::sum);
    } else {
      differ(partition, offset, "has " + outcome + " instead of " + describe(expected.get()));
    }
  }

  /** Notes the row of a tick, which nobody but the metronome sends. */
  public void tick(int partition, long offset) {
    truth
        .at(partition, offset)
        .ifPresent(
            expected -> differ(partition, offset, "has TICK instead of " + describe(expected)));
  }

  /** Ends the comparison: records without a row differ too. */
  public Result result() {
    truth.forEach(
        (position, expectation) -> {
          BitSet rows = seen.get(position.partition());
          if (rows == null || !rows.get((int) position.offset())) {
            differ(
                position.partition(),
                position.offset(),
                "has no row instead of " + describe(expectation));
          }
        });
    return new Result(truth.counts(), found, observed, differing, differences);
  }

  /**
   * What came out.
   *
   * @param expected how many records should have ended in each way
   * @param found how many of them did
   * @param observed rows by outcome, expected or not
   * @param differing how many records or rows were not as expected
   * @param differences a sentence about each of the first of them
   */
  public record Result(
      Map<Expectation, Long> expected,
      Map<Expectation, Long> found,
      Map<String, Long> observed,
      long differing,
      List<String> differences) {

    /** Whether everything was as expected. */
    public boolean exact() {
      return differing == 0;
    }
  }

  private void differ(int partition, long offset, String what) {
    differing++;
    if (differences.size() < KEPT_DIFFERENCES) {
      differences.add("%s-%s@%s %s".formatted(topic, partition, offset, what));
    }
  }

  private static String describe(Expectation expectation) {
    return expectation.outcome() + " (" + expectation.kind().label() + ")";
  }
}
