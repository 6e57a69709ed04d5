package dev.muster.demo;

import dev.muster.simulator.truth.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of accepted messages, and of what was noticed about them.
 *
 * @param sections what became of their sections
 * @param findings what was noticed
 * @param commands what was done about it
 * @param attacks what devices made of records that others put on the command topic
 * @param refuted a sentence about each silence that was claimed of a device which spoke meanwhile
 */
record Aftermath(
    SectionComparison sections,
    FindingComparison findings,
    CommandComparison commands,
    Comparison.Result attacks,
    List<String> refuted) {

  /** Nothing expected, nothing observed. */
  static final Aftermath NONE =
      new Aftermath(
          SectionComparison.NONE,
          FindingComparison.NONE,
          CommandComparison.NONE,
          new Comparison.Result(Map.of(), Map.of(), Map.of(), 0, List.of()),
          List.of());

  /** A sentence about each of the first differences. */
  List<String> differences() {
    List<String> differences = new ArrayList<>(sections.differences());
    differences.addAll(findings.differences());
    differences.addAll(commands.differences());
    differences.addAll(attacks.differences());
    differences.addAll(refuted);
    return differences;
  }
}
