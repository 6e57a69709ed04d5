package dev.muster.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.local.replay.ReplaySettings;
import dev.muster.remediate.budget.Ceilings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A demonstration as people see it: a live screen, a closing table, a report. */
public final class Demonstration {
  /** The fleet id of demonstrations. */
  public static final String FLEET = "demo";

  /** What the configuration of demonstrations allows: what that of their replays does. */
  public static final Ceilings CEILINGS = ReplaySettings.CEILINGS;

  private static final double NOTICEABLE_SECONDS = 1;

  private Demonstration() {}

  /**
   * Runs a demonstration to the end and tells what it found.
   *
   * @param out gets what people read
   * @return whether everything expected was found and nothing else
   * @throws RuntimeException with one sentence, if it cannot be carried through
   */
  public static boolean show(DemoSettings settings, DemoPlace.Opening places, PrintWriter out)
      throws Exception {
    LiveScreen screen = LiveScreen.of(out);
    Demo demo = new Demo(settings, screen);
    try (DemoPlace place = places.open(settings, screen::say)) {
      Outcome outcome = demo.run(place);
      screen.say("");
      ClosingTable.lines(outcome).forEach(screen::say);
      settings
          .report()
          .ifPresent(
              file -> {
                ObjectNode report = DemoReport.of(settings.fleet(), outcome);
                place.addTo(report);
                DemoReport.write(file, report);
              });
      lastWords(place.access(), outcome).forEach(screen::say);
      return outcome.exact();
    }
  }

  private static List<String> lastWords(String access, Outcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(verdict(outcome));
    if (!outcome.exact() && outcome.behindSeconds() >= NOTICEABLE_SECONDS) {
      lines.add(
          String.format(
              Locale.ROOT,
              "The devices fell behind by %.1f s, as this machine was busy: some were silent or late"
                  + " in truth. Try again when it is not, or with fewer --devices.",
              outcome.behindSeconds()));
    }
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
