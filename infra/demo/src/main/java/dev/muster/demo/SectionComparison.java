package dev.muster.demo;

import dev.muster.simulator.script.SectionFault;
import dev.muster.simulator.truth.SectionTruth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the answers about sections compare with those that should have been given: device by device,
 * class by class, purpose by purpose.
 *
 * @param byOutcome sections by outcome
 * @param faults sections that were sent with a fault
 * @param differences a sentence about each answer that was given too often or too rarely
 */
record SectionComparison(
    SortedMap<String, Outcome.Pair> byOutcome,
    Map<SectionFault, Long> faults,
    List<String> differences) {

  /** A comparison of nothing with nothing. */
  static final SectionComparison NONE = new SectionComparison(new TreeMap<>(), Map.of(), List.of());

  static SectionComparison of(SectionTruth truth, Map<SectionTruth.Answer, Long> observed) {
    Map<SectionTruth.Answer, Long> expected = truth.expected();
    Set<SectionTruth.Answer> all = new HashSet<>(expected.keySet());
    all.addAll(observed.keySet());
    List<String> differences = new ArrayList<>();
    for (SectionTruth.Answer answer : all) {
      long should = expected.getOrDefault(answer, 0L);
      long is = observed.getOrDefault(answer, 0L);
      if (should != is) {
        differences.add(
            "sections of %s, class %s, for %s: %s instead of %s are %s"
                .formatted(
                    answer.device(),
                    answer.dataClass(),
                    answer.purpose(),
                    is,
                    should,
                    answer.outcome()));
      }
    }
    return new SectionComparison(pairs(expected, observed), truth.faults(), differences);
  }

  private static SortedMap<String, Outcome.Pair> pairs(
      Map<SectionTruth.Answer, Long> expected, Map<SectionTruth.Answer, Long> observed) {
    Map<String, Long> should = SectionTruth.bySection(expected);
    Map<String, Long> is = SectionTruth.bySection(observed);
    Set<String> outcomes = new HashSet<>(should.keySet());
    outcomes.addAll(is.keySet());
    SortedMap<String, Outcome.Pair> pairs = new TreeMap<>();
    outcomes.forEach(
        outcome ->
            pairs.put(
                outcome,
                new Outcome.Pair(should.getOrDefault(outcome, 0L), is.getOrDefault(outcome, 0L))));
    return pairs;
  }
}
