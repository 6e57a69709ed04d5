package dev.muster.demo;

import dev.muster.simulator.script.ExpectedFinding;
import dev.muster.simulator.script.ExpectedFinding.Ending;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * How the findings compare with those that should have been made.
 *
 * @param byKind findings by kind
 * @param recorded by kind, how many are of a recording: nobody knows whether they should be made
 * @param differences a sentence about each that is missing, too many, or ended otherwise
 */
record FindingComparison(
    SortedMap<String, Tally> byKind, SortedMap<String, Long> recorded, List<String> differences) {

  /** A comparison of nothing with nothing. */
  static final FindingComparison NONE =
      new FindingComparison(new TreeMap<>(), new TreeMap<>(), List.of());

  /**
   * Findings of one kind.
   *
   * @param expected how many should be made
   * @param found how many of them were, and ended as they should
   * @param missed how many of them were not
   * @param unexpected how many others were
   */
  record Tally(long expected, long found, long missed, long unexpected) {
    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally plus(Tally other) {
      return new Tally(
          expected + other.expected,
          found + other.found,
          missed + other.missed,
          unexpected + other.unexpected);
    }
  }

  /**
   * A row of the table of findings.
   *
   * @param id the same for every state of a finding
   * @param kind what was noticed
   * @param subject what it is about
   * @param state RAISED, CLEARED or RETRACTED
   */
  record Row(String id, String kind, String subject, String state) {}

  /** One finding as the table tells it. */
  private record Made(String id, String kind, String subject, Ending ending) {}

  /**
   * @param mayBeRecorded by kind and subject, whether a finding that was not planned may be of a
   *     recording, and one that was may end otherwise because of it
   */
  static FindingComparison of(
      List<ExpectedFinding> expected, List<Row> rows, BiPredicate<String, String> mayBeRecorded) {
    Map<String, List<Made>> open = new HashMap<>();
    made(rows)
        .forEach(each -> open.computeIfAbsent(place(each), key -> new ArrayList<>()).add(each));
    SortedMap<String, Tally> byKind = new TreeMap<>();
    List<String> differences = new ArrayList<>();
    for (ExpectedFinding finding : expected) {
      boolean anyEnding =
          finding.ending() == Ending.OPEN || mayBeRecorded.test(finding.kind(), finding.subject());
      List<Made> candidates =
          open.getOrDefault(finding.kind() + '/' + finding.subject(), List.of());
      boolean found = take(candidates, finding.ending(), anyEnding);
      add(byKind, finding.kind(), found ? new Tally(1, 1, 0, 0) : new Tally(1, 0, 1, 0));
      if (!found) {
        differences.add(text("not made", finding.kind(), finding.subject(), finding.ending()));
      }
    }
    SortedMap<String, Long> recorded = new TreeMap<>();
    for (List<Made> left : open.values()) {
      for (Made made : left) {
        if (mayBeRecorded.test(made.kind(), made.subject())) {
          recorded.merge(made.kind(), 1L, Long::sum);
        } else {
          add(byKind, made.kind(), new Tally(0, 0, 0, 1));
          differences.add(text("not expected", made.kind(), made.subject(), made.ending()));
        }
      }
    }
    return new FindingComparison(byKind, recorded, differences);
  }

  /** Takes one finding that is as expected, and leaves a second one to be noticed. */
  private static boolean take(List<Made> candidates, Ending ending, boolean anyEnding) {
    Made fitting = null;
    for (Made made : candidates) {
      if (anyEnding || ending == made.ending()) {
        fitting = made;
      }
    }
    return fitting != null && candidates.remove(fitting);
  }

  private static String text(String what, String kind, String subject, Ending ending) {
    return "finding %s: %s of %s, %s".formatted(what, kind, subject, ending);
  }

  private static void add(SortedMap<String, Tally> byKind, String kind, Tally tally) {
    byKind.merge(kind, tally, Tally::plus);
  }

  private static String place(Made made) {
    return made.kind() + '/' + made.subject();
  }

  /** The last change of a finding counts, and every finding must have been raised first. */
  private static Collection<Made> made(List<Row> rows) {
    Map<String, Made> made = new LinkedHashMap<>();
    for (Row row : rows) {
      Ending ending =
          switch (row.state()) {
            case "RAISED" -> Ending.STANDING;
            case "CLEARED" -> Ending.CLEARED;
            default -> Ending.RETRACTED;
          };
      made.merge(
          row.id(),
          new Made(row.id(), row.kind(), row.subject(), ending),
          (one, other) -> one.ending().compareTo(other.ending()) >= 0 ? one : other);
    }
    return made.values();
  }
}
