package dev.muster.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.local.replay.ReplaySettings;
import dev.muster.remediate.budget.Ceilings;
import java.io.PrintWriter;

/** A demonstration as people see it: a live screen, a closing table, a report. */
public final class Demonstration {
  /** The fleet id of demonstrations. */
  public static final String FLEET = "demo";

  /** What the configuration of demonstrations allows: what that of their replays does. */
  public static final Ceilings CEILINGS = ReplaySettings.CEILINGS;

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
      Epilogue.lines(place.access(), outcome).forEach(screen::say);
      return outcome.exact();
    }
  }
}
