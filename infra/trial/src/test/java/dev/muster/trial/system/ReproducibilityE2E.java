package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.reconciliation.AuditReport;
import dev.muster.admin.reconciliation.CommandReport;
import dev.muster.cli.Muster;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.pipeline.RunningPipeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A demonstration, in which everything is found that was injected and nothing else; and its record,
 * judged under other circumstances: the same answers, down to the ids of commands. The record was
 * taken while the pipeline ran on: what that told of the last moments is compared as far as the
 * record goes.
 */
class ReproducibilityE2E {
  /** How long one partition is held back; longer by {@code -Dmuster.held-back=60}. */
  private static final long HELD_BACK = Long.getLong("muster.held-back", 10);

  /**
   * Anomalies need a past to stand out from, and their commands time to expire; 62 s would do. What
   * is more spreads them, so that kills find decisions apart from each other.
   */
  private static final String LONG_ENOUGH = "72s";

  private static final int KILLS = 4;
  private static final Duration IN_TIME = Duration.ofHours(1);
  private static final Duration TOO_SHORT = Duration.ofSeconds(6);

  @TempDir private Path directory;

  @Test
  void judgesARecordingAlikeWhateverThePaceTheParallelismAndTheKills() throws Exception {
    recordADemonstration();
    replayHeldBack();

    Answers held = answers("held");
    assertTellsOfEverything(new Audited(catalog("held")));
    answers("live").assertSameAsFarAsBothKnow(held, "live");
    killed(held.size()).assertSameAs(held, "killed");
  }

  /** Long enough that the jobs' findings and commands are held against the script here too. */
  private void recordADemonstration() throws IOException {
    Path report = directory.resolve("report.json");
    String said =
        muster(
            Set.of(0),
            "demo",
            "--devices=150",
            "--rate=150",
            "--duration=" + LONG_ENOUGH,
            "--seed=3",
            "--data=" + data("live"),
            "--report=" + report,
            "--record=" + recording());
    assertThat(said).contains("Recorded ", "Everything expected was found and nothing else");
    assertHeldAgainstTheScript(new ObjectMapper().readTree(report.toFile()));
  }

  private static void assertHeldAgainstTheScript(JsonNode report) {
    assertThat(report.path("differences")).isEmpty();
    assertThat(report.path("exact").asBoolean()).isTrue();
    assertThat(report.path("reconciled").asBoolean()).isTrue();
    assertThat(report.path("verdicts").asLong())
        .isEqualTo(report.path("records").asLong())
        .isGreaterThan(2_000);
    for (String kind : List.of("silent", "level", "stuck", "drift", "rate")) {
      JsonNode findings = report.path("findings").path(kind);
      assertThat(findings.path("expected").asLong()).as(kind).isPositive();
      assertThat(findings.path("found")).as(kind).isEqualTo(findings.path("expected"));
      assertThat(findings.path("unexpected").asLong()).as(kind).isZero();
    }
    JsonNode commands = report.path("commands");
    for (String state : List.of("issued", "verified", "acknowledged", "held", "expired")) {
      assertThat(commands.path(state).asLong()).as(state).isPositive();
    }
  }

  private void replayHeldBack() {
    muster(
        Set.of(0),
        "run",
        "--from=" + recording(),
        "--parallelism=2",
        "--hold=1=" + HELD_BACK + "s",
        "--keys=" + data("live").resolve("keys"),
        "--data=" + data("held"));
  }

  private static void assertTellsOfEverything(Audited replay) {
    assertThat(Set.copyOf(replay.verdictsByPlace().values())).hasSizeGreaterThan(15);
    assertThat(replay.gaps()).isNotEmpty();
    assertThat(strings(replay, "SELECT DISTINCT outcome FROM audit.decisions"))
        .contains("OPENED", "DENIED", "TAG_FAILED");
    assertThat(strings(replay, "SELECT DISTINCT kind FROM audit.findings"))
        .contains("silent", "level", "stuck", "drift", "rate");
    assertThat(strings(replay, "SELECT DISTINCT state FROM audit.commands"))
        .contains("ISSUED", "ACKNOWLEDGED", "HELD", "EXPIRED");
  }

  /**
   * Killed at each named point of the way of a decision, always another one, and then once more for
   * longer than its transaction may last.
   */
  private Answers killed(long rows) throws Exception {
    List<Path> parts = RecordingSlices.cut(recording(), cuts(), directory.resolve("parts"));
    LocalKeys keys = LocalKeys.open(new DataDirectory(data("live")));
    try (InterruptedReplay replay = new InterruptedReplay(directory.resolve("killed"), keys)) {
      replay.play(parts.get(0));
      replay.haltAt("before-any-commit", IN_TIME);
      assertThat(List.of(replay.decided(), replay.recorded())).containsOnly(0L);
      replay.play(parts.get(1));
      replay.haltAt("kafka-alone", IN_TIME);
      assertThat(replay.decided()).isGreaterThan(replay.recorded());
      replay.play(parts.get(2));
      replay.haltAt("table-alone", IN_TIME);
      assertThat(replay.recorded()).isGreaterThan(replay.decided());
      judgeUntil(replay, () -> isSettled(replay.report(), 3));
      AuditReport report = replay.report();
      assertThat(report.isClean()).as(report.toString()).isTrue();

      replay.play(parts.get(3));
      replay.haltAt("before-any-commit", TOO_SHORT);
      replay.awaitTimeout();
      replay.play(parts.get(4));
      judgeUntil(
          replay, () -> Answers.count(replay.catalog()) >= rows && replay.isQuarantineSettled());
      assertLostAreNamedAndSentAgain(replay);
      return Answers.of(replay.catalog());
    }
  }

  private static boolean isSettled(AuditReport report, long commands) {
    return report.commands().compared() >= commands
        && report.commands().inFlight() == 0
        && report.telemetry().compared() > 0;
  }

  private static void judgeUntil(InterruptedReplay replay, BooleanSupplier enough)
      throws Exception {
    try (RunningPipeline pipeline = replay.judge()) {
      Audited.await(enough, () -> replay.report().toString());
      assertThat(pipeline.running()).isTrue();
    }
  }

  /** Whether refused records were lost as well depends on what came with the decision. */
  private void assertLostAreNamedAndSentAgain(InterruptedReplay replay) throws Exception {
    Audited.await(
        () -> replay.report().commands().inFlight() == 0, () -> replay.report().toString());
    CommandReport lost = replay.report().commands();
    assertThat(lost.missing()).as(lost.toString()).isNotEmpty();
    assertThat(replay.report().telemetry().isClean()).isTrue();
    String config = "--config=" + replay.configuration(IN_TIME);
    muster(Set.of(0), "command", "reissue", config, "--data=" + data("live"));
    muster(Set.of(0), "audit", "requarantine", config);

    AuditReport all = replay.report();
    assertThat(all.isClean()).as(all.toString()).isTrue();
    assertThat(all.commands().compared()).isEqualTo(issued().size());
    DeadLetters letters = DeadLetters.read(replay.kafka());
    letters.assertSameAs(new Audited(replay.catalog()));
    letters.assertUntouched(replay.kafka());
  }

  /** Where to cut the record, so that each part but the last makes for a decision of its own. */
  private List<Long> cuts() throws IOException {
    List<Long> cuts = new ArrayList<>();
    long last = 0;
    for (long next : issued()) {
      if (next > last && cuts.size() < KILLS) {
        last = RecordingSlices.ticked(recording(), next);
        cuts.add(last);
      }
    }
    assertThat(cuts).as("moments apart from each other, of decisions " + issued()).hasSize(KILLS);
    return cuts;
  }

  /** Arrivals for which a command was issued, in their order. */
  private List<Long> issued() {
    return new Audited(catalog("held"))
            .rows("SELECT epoch_ms(arrival) FROM audit.commands WHERE state = 'ISSUED' ORDER BY 1")
            .stream()
            .map(row -> ((Number) row.get(0)).longValue())
            .toList();
  }

  private static List<String> strings(Audited audited, String sql) {
    return audited.rows(sql).stream().map(row -> (String) row.get(0)).toList();
  }

  private static String muster(Set<Integer> exits, String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine muster = Muster.commandLine();
    muster.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    int exit = muster.execute(arguments);
    assertThat(exit).as(String.join(" ", arguments) + "\n" + said).isIn(exits);
    return said.toString();
  }

  private Answers answers(String name) {
    return Answers.of(catalog(name));
  }

  private AuditCatalog catalog(String name) {
    return new AuditCatalog(CatalogSettings.embedded(data(name)));
  }

  private Path data(String name) {
    return directory.resolve(name);
  }

  private Path recording() {
    return directory.resolve("recording");
  }
}
