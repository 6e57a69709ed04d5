package dev.muster.demo;

import dev.muster.simulator.truth.GapModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the gaps that were written compare with those that should have been, row by row.
 *
 * @param expected how many there should be
 * @param observed how many there are
 * @param differences a sentence about each that is missing or too many
 */
record GapComparison(long expected, long observed, List<String> differences) {

  static GapComparison of(List<GapModel.Gap> expected, List<GapModel.Gap> observed) {
    Map<GapModel.Gap, Integer> open = new HashMap<>();
    expected.forEach(gap -> open.merge(gap, 1, Integer::sum));
    observed.forEach(gap -> open.merge(gap, -1, Integer::sum));
    List<String> differences = new ArrayList<>();
    open.forEach(
        (gap, count) -> {
          if (count > 0) {
            differences.add("gap not found: " + text(gap));
          } else if (count < 0) {
            differences.add("gap not expected: " + text(gap));
          }
        });
    return new GapComparison(expected.size(), observed.size(), differences);
  }

  private static String text(GapModel.Gap gap) {
    return "%s, key %016x, epoch %s, %s to %s"
        .formatted(gap.device(), gap.kid(), gap.epoch(), gap.first(), gap.last());
  }
}
