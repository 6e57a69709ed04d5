package dev.muster.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.local.replay.ReplaySettings;
import dev.muster.remediate.budget.Ceilings;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

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
   * @param more adds to the report what the place knows
   * @return whether everything expected was found and nothing else
   * @throws RuntimeException with one sentence, if it cannot be carried through
   */
  public static boolean show(
      DemoSettings settings, DemoPlace.Opening places, PrintWriter out, Consumer<ObjectNode> more)
      throws Exception {
    LiveScreen screen = LiveScreen.of(out);
    AtomicReference<String> access = new AtomicReference<>("");
    DemoPlace.Opening noted =
        (given, progress) -> {
          DemoPlace place = places.open(given, progress);
          access.set(place.access());
          return place;
        };
    Outcome outcome = new Demo(settings, noted, screen).run();
    screen.say("");
    ClosingTable.lines(outcome).forEach(screen::say);
    settings
        .report()
        .ifPresent(
            file -> {
              ObjectNode report = DemoReport.of(settings.fleet(), outcome);
              more.accept(report);
              DemoReport.write(file, report);
            });
    Epilogue.lines(access.get(), outcome).forEach(screen::say);
    return outcome.exact();
  }
}
