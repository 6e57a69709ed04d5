package dev.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import dev.muster.simulator.settings.FleetSettings;
import dev.muster.simulator.truth.Comparison;
import dev.muster.simulator.truth.GapModel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DemoRenderingTest {
  private static final Expectation NORMAL = new Expectation(FaultKind.NORMAL, "ACCEPTED");
  private static final Expectation LATE = new Expectation(FaultKind.REPLAY_LATE, "REPLAYED");
  private static final FleetSettings SETTINGS =
      new FleetSettings(3, 100, 50, Duration.ofSeconds(10), "demo");
  private static final SortedMap<String, Comparison.Result> NO_CONTROL = new TreeMap<>();
  private static final Aftermath AFTERMATH =
      new Aftermath(
          new SectionComparison(
              new TreeMap<>(
                  Map.of("OPENED", new Outcome.Pair(5, 5), "DENIED", new Outcome.Pair(3, 3))),
              Map.of(),
              List.of()),
          new FindingComparison(
              new TreeMap<>(Map.of("silent", new FindingComparison.Tally(4, 4, 0, 0))),
              new TreeMap<>(Map.of("drift", 3L)),
              List.of()),
          new CommandComparison(6, 5, 4, 3, 2, 1, List.of()),
          Aftermath.NONE.attacks(),
          List.of());
  private static final GapModel.Gap GAP = new GapModel.Gap("d", 1, 2, 3, 4);

  @Test
  void reportsWhatScriptsRelyOn() {
    ObjectNode report = DemoReport.of(SETTINGS, outcome(7, List.of(GAP)));

    assertThat(report.path("records").asLong()).isEqualTo(9);
    assertThat(report.path("verdicts").asLong()).isEqualTo(9);
    assertThat(report.path("reconciled").asBoolean()).isTrue();
    assertThat(report.path("reasons").path("ACCEPTED").path("expected").asLong()).isEqualTo(7);
    assertThat(report.path("reasons").path("REPLAYED").path("observed").asLong()).isEqualTo(2);
    assertThat(report.path("gaps").path("expected").asLong()).isEqualTo(1);
    assertThat(report.path("gaps").path("observed").asLong()).isEqualTo(1);
    assertThat(report.path("sections").path("OPENED").path("expected").asLong()).isEqualTo(5);
    assertThat(report.path("sections").path("DENIED").path("observed").asLong()).isEqualTo(3);
    assertThat(report.path("recorded_findings").path("drift").asLong()).isEqualTo(3);
    assertThat(report.path("findings").path("silent").toString())
        .isEqualTo("{\"expected\":4,\"found\":4,\"missed\":0,\"unexpected\":0}");
    assertThat(report.path("commands").toString())
        .isEqualTo(
            "{\"issued\":6,\"verified\":5,\"acknowledged\":4,\"held\":3,\"expired\":2,"
                + "\"refused_by_device\":1}");
    assertThat(report.path("seconds").asDouble()).isEqualTo(12.3);
    assertThat(report.path("exact").asBoolean()).isTrue();
  }

  @Test
  void reportsAReasonThatNobodyExpected() {
    Comparison.Result odd =
        new Comparison.Result(Map.of(), Map.of(), Map.of("STALE", 1L), 1, List.of("odd"));
    Outcome outcome =
        new Outcome(odd, NO_CONTROL, gaps(List.of()), Aftermath.NONE, true, true, 1, 0);

    ObjectNode reasons = (ObjectNode) DemoReport.of(SETTINGS, outcome).path("reasons");

    assertThat(reasons.path("STALE").path("expected").asLong(-1)).isZero();
    assertThat(reasons.path("STALE").path("observed").asLong()).isEqualTo(1);
    assertThat(outcome.exact()).isFalse();
  }

  @Test
  void isNotExactWithAGapMissing() {
    Outcome outcome = outcome(7, List.of());

    assertThat(outcome.exact()).isFalse();
    assertThat(ClosingTable.lines(outcome))
        .anyMatch(line -> line.contains("messages lost on the way") && line.contains("DIFFERS"))
        .anyMatch(line -> line.contains("gap not found: d, key 0000000000000001, epoch 2, 3 to 4"));
  }

  @Test
  void setsFoundBesideExpected() {
    assertThat(ClosingTable.lines(outcome(6, List.of(GAP))))
        .anyMatch(line -> line.matches("  normal running +ACCEPTED +7 +6 +DIFFERS"))
        .anyMatch(line -> line.matches("  replayed after more than a minute +REPLAYED +2 +2 +ok"))
        .anyMatch(line -> line.matches("  sections of accepted messages +DENIED +3 +3 +ok"))
        .anyMatch(line -> line.matches("  silent alone +silent +4 +4 +ok"))
        .anyMatch(line -> line.matches("  noticed in the recording +drift +- +3 +not judged"))
        .anyMatch(line -> line.contains("6 issued, 5 verified by their device, 4 acknowledged"));
  }

  @Test
  void printsPlainLinesWhereNobodyCanRedraw() {
    StringWriter text = new StringWriter();
    LiveScreen screen = new LiveScreen(new PrintWriter(text), false);

    for (double seconds = 0; seconds < 4.1; seconds += 0.5) {
      screen.show(frame(seconds));
    }

    assertThat(text.toString()).doesNotContain("\u001b").hasLineCount(3);
    assertThat(text.toString())
        .contains("sent 1200 (100/s), judged 1100 (90/s), accepted 1000, refused 100")
        .contains("sections opened 1,500, denied 7; findings silent 2; commands none");
  }

  @Test
  void redrawsOnATerminal() {
    StringWriter text = new StringWriter();
    LiveScreen screen = new LiveScreen(new PrintWriter(text), true);

    screen.show(frame(1));
    screen.show(frame(2));

    assertThat(text.toString()).contains("\u001b[8A").contains("1,000").contains("REPLAYED");
  }

  private static LiveFrame frame(double seconds) {
    Map<String, Long> verdicts = Map.of("ACCEPTED", 1_000L, "REPLAYED", 100L);
    LiveFrame.Aftermath aftermath =
        new LiveFrame.Aftermath(
            Map.of("OPENED", 1_500L, "DENIED", 7L), Map.of("silent", 2L), Map.of());
    return new LiveFrame(seconds, "sending", 1_200, 100, verdicts, 90, aftermath, 3, 4, 0.5);
  }

  private static Outcome outcome(long accepted, List<GapModel.Gap> observed) {
    Comparison.Result verdicts =
        new Comparison.Result(
            Map.of(NORMAL, 7L, LATE, 2L),
            Map.of(NORMAL, accepted, LATE, 2L),
            Map.of("ACCEPTED", accepted, "REPLAYED", 2L),
            7 - accepted,
            List.of());
    return new Outcome(verdicts, NO_CONTROL, gaps(observed), AFTERMATH, true, true, 12.34, 0);
  }

  private static GapComparison gaps(List<GapModel.Gap> observed) {
    return GapComparison.of(List.of(GAP), observed);
  }
}
