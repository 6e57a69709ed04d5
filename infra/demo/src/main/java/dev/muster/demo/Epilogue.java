package dev.muster.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The last words of a demonstration. */
final class Epilogue {
  private Epilogue() {}

  static List<String> lines(String access, Outcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(verdict(outcome));
    lines.add("");
    lines.add("Query what the audit tables say about it:");
    lines.add(
        "  ./muster sql \"SELECT verdict, count(*) FROM verdicts GROUP BY ALL ORDER BY 2 DESC\" "
            + access);
    lines.add(
        "  ./muster sql \"SELECT device, epoch, first_seq, last_seq FROM gaps LIMIT 10\" "
            + access);
    lines.add("  ./muster findings " + access);
    lines.add("  ./muster command list " + access);
    lines.add("  ./muster audit reconcile " + access);
    return lines;
  }

  private static String verdict(Outcome outcome) {
    if (outcome.exact()) {
      return String.format(
          Locale.ROOT,
          "Everything expected was found and nothing else: %,d records, %,d verdicts, %,d gaps,"
              + " reconciled, in %.1f s.",
          outcome.records(),
          outcome.rows(),
          outcome.gaps().observed(),
          outcome.seconds());
    }
    if (outcome.rows() < outcome.records()) {
      return "FAILED: not everything sent was visible in the tables within two minutes.";
    }
    if (!outcome.reconciled()) {
      return "FAILED: topics and tables do not agree, as told above.";
    }
    return outcome.differences().isEmpty()
        ? "FAILED: everything expected was found, but later than within two minutes."
        : "FAILED: something expected was missed, or something unexpected was seen.";
  }
}
