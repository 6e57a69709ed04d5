package dev.muster.demo;

import dev.muster.admin.reconciliation.AuditReconciliation;
import dev.muster.admin.reconciliation.AuditReport;
import dev.muster.admin.reconciliation.ReconciliationText;
import dev.muster.audit.table.TableDefinition;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.CatalogSettingsException;
import dev.muster.connectors.kafka.recording.TopicRecorder;
import dev.muster.local.replay.RecordedRoot;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.schemas.Topics;
import dev.muster.simulator.governance.Governance;
import dev.muster.simulator.readings.ReadingSource;
import dev.muster.simulator.readings.RecordedReadings;
import dev.muster.simulator.readings.SyntheticReadings;
import dev.muster.simulator.settings.Seed;
import dev.muster.simulator.truth.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Runs the jobs of a place and a simulated fleet, waits until everything sent is judged and
 * visible, and holds the tables against the truth.
 */
final class Demo {

  private static final List<String> RECORDED =
      List.of(
          Topics.TELEMETRY,
          Topics.REGISTRY,
          Topics.TRUST,
          Topics.POLICY,
          Topics.RULES,
          Topics.APPROVALS);
  private static final long FRAME_MILLIS = 500;

  /** Decisions are told when their minute of arrival is over. */
  private static final long SETTLE_NANOS = Duration.ofMinutes(2).toNanos();

  private static final double NANOS = 1e9;

  private final DemoSettings settings;
  private final LiveScreen screen;
  private final ReadingSource readings;
  private final long beganNanos = System.nanoTime();

  Demo(DemoSettings settings, LiveScreen screen) {
    this.settings = settings;
    this.screen = screen;
    this.readings =
        settings
            .readings()
            .<ReadingSource>map(RecordedReadings::load)
            .orElseGet(() -> new SyntheticReadings(new Seed(settings.fleet().seed())));
  }

  /**
   * Runs to the end.
   *
   * @throws RuntimeException with one sentence, if it cannot be carried through
   */
  Outcome run(DemoPlace place) throws Exception {
    Truth truth =
        new Truth(place.config().verify().limits().replay().window(), Governance.permission());
    AuditCatalog catalog = new AuditCatalog(place.config().catalog().settings());
    screen.say(
        "Starting the pipeline, and enrolling %s devices ..."
            .formatted(settings.fleet().devices()));
    CompletableFuture<DemoPlace.Jobs> starting = CompletableFuture.supplyAsync(() -> start(place));
    try (DemoFleet fleet = DemoFleet.start(settings.fleet(), readings, place, truth, starting);
        LiveView view = new LiveView(screen, beganNanos, truth, catalog)) {
      watch(starting, fleet, view);
      place.awaitQuiet();
      return conclude(starting.join(), place, new Findings(truth, catalog, view, fleet));
    } finally {
      // What is still starting would go on beside a place that is closed.
      starting.handle((jobs, failure) -> null).join();
    }
  }

  private static DemoPlace.Jobs start(DemoPlace place) {
    try {
      return place.start();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new DemoFailedException("The jobs can't be started: " + e.getMessage(), e);
    }
  }

  /** Shows what goes on until the script is sent. */
  private void watch(CompletableFuture<DemoPlace.Jobs> starting, DemoFleet fleet, LiveView view)
      throws Exception {
    while (!fleet.done().isDone() || !starting.isDone()) {
      requireAlive(starting);
      String phase =
          fleet.scriptMillis() == 0
              ? "enrolling"
              : "sending, second %s of %s"
                  .formatted(fleet.scriptMillis() / 1000, settings.fleet().duration().toSeconds());
      view.update(phase);
      Thread.sleep(FRAME_MILLIS);
    }
    await(fleet.done());
    await(starting);
  }

  private void requireAlive(CompletableFuture<DemoPlace.Jobs> starting) throws Exception {
    if (starting.isDone()) {
      DemoPlace.Jobs jobs = await(starting);
      if (jobs.ended().isDone()) {
        await(jobs.ended());
        throw new DemoFailedException("The pipeline ended before the fleet did.");
      }
    }
  }

  /** What the end of a demonstration is concluded from. */
  private record Findings(Truth truth, AuditCatalog catalog, LiveView view, DemoFleet fleet) {}

  private Outcome conclude(DemoPlace.Jobs jobs, DemoPlace place, Findings findings)
      throws Exception {
    try (AuditRows rows = opened(findings.catalog())) {
      AuditedTruth audited = new AuditedTruth(rows, findings.truth());
      AuditedConsequences consequences =
          new AuditedConsequences(
              rows, findings.truth(), findings.fleet().consequences(), findings.fleet().log());
      boolean settled = settle(jobs, findings, audited, consequences);
      record(place);
      TopicsConfig topics = place.config().topics();
      AuditReport report =
          new AuditReconciliation(findings.catalog(), place.kafka(), topics, place.keys().root())
              .report();
      ReconciliationText.lines(topics, report).forEach(screen::say);
      return new Outcome(
          audited.verdicts(),
          audited.control(),
          audited.gaps(),
          aftermath(consequences, findings.fleet()),
          report.isClean(),
          settled,
          (System.nanoTime() - beganNanos) / NANOS,
          findings.fleet().behindMillis() / 1000.0);
    }
  }

  /** A catalog or store that was killed needs a while until it answers. */
  private static AuditRows opened(AuditCatalog catalog) throws InterruptedException {
    long until = System.nanoTime() + SETTLE_NANOS;
    while (true) {
      try {
        return AuditRows.of(catalog, tables());
      } catch (CatalogSettingsException e) {
        if (System.nanoTime() > until) {
          throw e;
        }
        Thread.sleep(FRAME_MILLIS);
      }
    }
  }

  private static boolean isVisible(AuditedTruth audited, AuditedConsequences consequences) {
    try {
      return audited.settled() && consequences.settled();
    } catch (CatalogSettingsException e) {
      // Asked again; if it lasts, what is concluded from the tables says so.
      return false;
    }
  }

  private static TableDefinition[] tables() {
    return Stream.of(AuditedTruth.tables(), AuditedConsequences.tables())
        .flatMap(List::stream)
        .distinct()
        .toArray(TableDefinition[]::new);
  }

  private static Aftermath aftermath(AuditedConsequences consequences, DemoFleet fleet) {
    return new Aftermath(
        consequences.sections(),
        consequences.findings(fleet.lastArrival(), fleet::mayBeRecorded),
        consequences.commands(),
        consequences.attacks(),
        consequences.refutedSilences(fleet.roster()));
  }

  private void record(DemoPlace place) {
    settings
        .recording()
        .ifPresent(
            directory -> {
              long records = TopicRecorder.record(place.kafka(), RECORDED, directory);
              keepRoot(place, directory);
              screen.say("Recorded %s records in %s.".formatted(records, directory));
            });
  }

  private static void keepRoot(DemoPlace place, Path directory) {
    try {
      RecordedRoot.keep(place.keys().pinned(), directory);
    } catch (IOException e) {
      throw new DemoFailedException("The recording can't be written to " + directory + ".", e);
    }
  }

  private boolean settle(
      DemoPlace.Jobs jobs,
      Findings findings,
      AuditedTruth audited,
      AuditedConsequences consequences)
      throws Exception {
    long until = System.nanoTime() + SETTLE_NANOS;
    while (System.nanoTime() < until) {
      requireAlive(CompletableFuture.completedFuture(jobs));
      findings.view().update("waiting until everything is visible in the tables");
      if (findings.fleet().ended().isDone()) {
        await(findings.fleet().ended());
      }
      if (isVisible(audited, consequences)) {
        return true;
      }
      Thread.sleep(FRAME_MILLIS);
    }
    return false;
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw cause(e);
    }
  }

  private static Exception cause(ExecutionException wrapped) {
    Throwable cause = wrapped.getCause();
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof Exception exception ? exception : wrapped;
  }
}
