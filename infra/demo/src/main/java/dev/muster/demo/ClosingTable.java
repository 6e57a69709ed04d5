package dev.muster.demo;

import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.truth.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was injected and what came of it, as text. */
final class ClosingTable {
  private static final Map<String, String> FINDINGS =
      Map.of(
          "silent", "silent alone",
          "gateway-down", "silent gateways",
          "site-down", "silent sites",
          "level", "readings that jump",
          "stuck", "readings that stick",
          "drift", "readings that drift",
          "rate", "devices that chatter");
  private static final int SHOWN_DIFFERENCES = 20;
  private static final Comparator<Expectation> ORDER =
      Comparator.comparing(Expectation::kind).thenComparing(Expectation::outcome);

  private ClosingTable() {}

  static List<String> lines(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add(row("injected", "expected outcome", "expected", "found", ""));
    lines.addAll(rows("", outcome.verdicts()));
    outcome.control().forEach((topic, result) -> lines.addAll(rows(topic + ": ", result)));
    GapComparison gaps = outcome.gaps();
    lines.add(
        row(
            "messages lost on the way",
            "row in gaps",
            gaps.expected(),
            gaps.expected() - missing(gaps),
            mark(gaps.differences().isEmpty())));
    lines.addAll(aftermath(outcome.aftermath()));
    lines.addAll(differences(outcome));
    return lines;
  }

  private static List<String> aftermath(Aftermath aftermath) {
    List<String> lines = new ArrayList<>();
    aftermath
        .sections()
        .byOutcome()
        .forEach(
            (outcome, pair) ->
                lines.add(
                    row(
                        "sections of accepted messages",
                        outcome,
                        pair.expected(),
                        pair.observed(),
                        mark(pair.expected() == pair.observed()))));
    aftermath
        .findings()
        .byKind()
        .forEach(
            (kind, tally) ->
                lines.add(
                    row(
                        FINDINGS.getOrDefault(kind, "noticed"),
                        kind,
                        tally.expected(),
                        tally.found() + tally.unexpected(),
                        mark(tally.missed() == 0 && tally.unexpected() == 0))));
    aftermath
        .findings()
        .recorded()
        .forEach(
            (kind, found) ->
                lines.add(row("noticed in the recording", kind, "-", found, "not judged")));
    lines.addAll(rows("", aftermath.attacks()));
    CommandComparison commands = aftermath.commands();
    lines.add(
        String.format(
            Locale.ROOT,
            "  commands: %,d issued, %,d verified by their device, %,d acknowledged, %,d expired,"
                + " %,d held; %,d records refused by devices  %s",
            commands.issued(),
            commands.verified(),
            commands.acknowledged(),
            commands.expired(),
            commands.held(),
            commands.refusedByDevice(),
            mark(commands.differences().isEmpty())));
    return lines;
  }

  private static List<String> rows(String prefix, Comparison.Result result) {
    return result.expected().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(ORDER))
        .map(
            entry -> {
              long found = result.found().getOrDefault(entry.getKey(), 0L);
              return row(
                  prefix + entry.getKey().kind().label(),
                  entry.getKey().outcome(),
                  entry.getValue(),
                  found,
                  mark(found == entry.getValue()));
            })
        .toList();
  }

  private static List<String> differences(Outcome outcome) {
    List<String> all = outcome.differences();
    List<String> lines = new ArrayList<>();
    if (!all.isEmpty()) {
      lines.add("  Not as expected:");
      all.stream().limit(SHOWN_DIFFERENCES).forEach(each -> lines.add("    " + each));
      if (all.size() > SHOWN_DIFFERENCES) {
        lines.add("    ... and more; --report has them.");
      }
    }
    return lines;
  }

  private static long missing(GapComparison gaps) {
    return gaps.differences().stream().filter(each -> each.startsWith("gap not found")).count();
  }

  private static String mark(boolean good) {
    return good ? "ok" : "DIFFERS";
  }

  private static String row(
      String injected, String outcome, Object expected, Object found, String mark) {
    return String.format(
            Locale.ROOT, "  %-46s %-22s %8s %8s  %s", injected, outcome, expected, found, mark)
        .stripTrailing();
  }
}
