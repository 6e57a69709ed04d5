package dev.muster.local.demo;

import dev.muster.audit.TableDefinition;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.kafka.recording.TopicRecorder;
import dev.muster.local.broker.Ports;
import dev.muster.local.fleet.Seed;
import dev.muster.local.fleet.governance.Governance;
import dev.muster.local.fleet.readings.ReadingSource;
import dev.muster.local.fleet.readings.RecordedReadings;
import dev.muster.local.fleet.readings.SyntheticReadings;
import dev.muster.local.fleet.truth.Truth;
import dev.muster.local.instance.DataDirectory;
import dev.muster.local.instance.LocalInstance;
import dev.muster.local.instance.LocalSettings;
import dev.muster.local.instance.LogFile;
import dev.muster.local.reconciliation.AuditReconciliation;
import dev.muster.local.reconciliation.AuditReport;
import dev.muster.local.reconciliation.ReconciliationText;
import dev.muster.local.replay.RecordedRoot;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.RemediateConfig;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Runs broker, pipeline and simulated fleet in this process, waits until everything sent is judged
 * and visible, and holds the tables against the truth.
 */
final class Demo {
  private static final String FLEET = "demo";
  private static final Duration CHECKPOINTS = Duration.ofSeconds(2);
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
  private static final long SETTLE_NANOS = Duration.ofSeconds(120).toNanos();

  private static final double NANOS = 1e9;

  private final DemoSettings settings;
  private final LiveScreen screen;
  private final long beganNanos = System.nanoTime();

  Demo(DemoSettings settings, LiveScreen screen) {
    this.settings = settings;
    this.screen = screen;
  }

  /** The fleet id of demonstrations. */
  static String fleet() {
    return FLEET;
  }

  /**
   * Runs to the end.
   *
   * @throws RuntimeException with one sentence, if it cannot be carried through
   */
  Outcome run() throws Exception {
    ReadingSource readings = readings();
    DataDirectory data = DemoDirectory.prepare(settings.data());
    LogFile.in(data.root().resolve("logs"));
    screen.say("Starting a broker in " + data.root() + " ...");
    LocalSettings local = new LocalSettings(Ports.anyFree(), FLEET, Optional.empty(), CHECKPOINTS);
    try (LocalInstance instance = LocalInstance.start(data, local, screen::say)) {
      return run(instance, readings);
    }
  }

  private ReadingSource readings() {
    return settings
        .readings()
        .<ReadingSource>map(RecordedReadings::load)
        .orElseGet(() -> new SyntheticReadings(new Seed(settings.fleet().seed())));
  }

  private Outcome run(LocalInstance instance, ReadingSource readings) throws Exception {
    PipelineConfig config = pipelineConfig(instance.config());
    Truth truth = new Truth(config.verify().replay().window(), Governance.permission());
    AuditCatalog catalog = new AuditCatalog(config.catalog().settings());
    screen.say(
        "Starting the pipeline, and enrolling %s devices ..."
            .formatted(settings.fleet().devices()));
    CompletableFuture<RunningPipeline> starting =
        CompletableFuture.supplyAsync(() -> start(instance, config));
    try (DemoFleet fleet = DemoFleet.start(settings.fleet(), readings, instance, truth, starting);
        LiveView view = new LiveView(screen, beganNanos, truth, catalog)) {
      watch(starting, fleet, view);
      return conclude(starting.join(), instance, new Findings(truth, catalog, view, fleet));
    } finally {
      stop(starting);
    }
  }

  private PipelineConfig pipelineConfig(PipelineConfig config) {
    Map<String, String> flink = new HashMap<>(config.flink());
    flink.putAll(PipelineMetrics.options());
    return config
        .withParallelism(settings.parallelism())
        .withRemediate(new RemediateConfig(config.remediate().keys(), Governance.CEILINGS))
        .withFlink(flink);
  }

  private static RunningPipeline start(LocalInstance instance, PipelineConfig config) {
    try {
      return instance.startPipeline(config);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new DemoFailedException("The jobs can't be started: " + e.getMessage(), e);
    }
  }

  /** Shows what goes on until the script is sent. */
  private void watch(CompletableFuture<RunningPipeline> starting, DemoFleet fleet, LiveView view)
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

  private void requireAlive(CompletableFuture<RunningPipeline> starting) throws Exception {
    if (starting.isDone()) {
      RunningPipeline pipeline = await(starting);
      if (pipeline.ended().isDone()) {
        await(pipeline.ended());
        throw new DemoFailedException("The pipeline ended before the fleet did.");
      }
    }
  }

  /** What the end of a demonstration is concluded from. */
  private record Findings(Truth truth, AuditCatalog catalog, LiveView view, DemoFleet fleet) {}

  private Outcome conclude(RunningPipeline pipeline, LocalInstance instance, Findings findings)
      throws Exception {
    try (AuditRows rows = AuditRows.of(findings.catalog(), tables())) {
      AuditedTruth audited = new AuditedTruth(rows, findings.truth());
      AuditedConsequences consequences =
          new AuditedConsequences(
              rows, findings.truth(), findings.fleet().consequences(), findings.fleet().log());
      boolean settled = settle(pipeline, findings, audited, consequences);
      record(instance);
      TopicsConfig topics = instance.config().topics();
      AuditReport report =
          new AuditReconciliation(
                  findings.catalog(), instance.kafka(), topics, instance.keys().root())
              .report();
      ReconciliationText.lines(topics, report).forEach(screen::say);
      return new Outcome(
          audited.verdicts(),
          audited.control(),
          audited.gaps(),
          aftermath(consequences, findings.fleet()),
          report.isClean(),
          settled,
          (System.nanoTime() - beganNanos) / NANOS);
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
        consequences.attacks());
  }

  private void record(LocalInstance instance) {
    settings
        .recording()
        .ifPresent(
            directory -> {
              long records = TopicRecorder.record(instance.kafka(), RECORDED, directory);
              keepRoot(instance, directory);
              screen.say("Recorded %s records in %s.".formatted(records, directory));
            });
  }

  private static void keepRoot(LocalInstance instance, Path directory) {
    try {
      RecordedRoot.keep(instance.keys().pinned(), directory);
    } catch (IOException e) {
      throw new DemoFailedException("The recording can't be written to " + directory + ".", e);
    }
  }

  private boolean settle(
      RunningPipeline pipeline,
      Findings findings,
      AuditedTruth audited,
      AuditedConsequences consequences)
      throws Exception {
    long until = System.nanoTime() + SETTLE_NANOS;
    while (System.nanoTime() < until) {
      requireAlive(CompletableFuture.completedFuture(pipeline));
      findings.view().update("waiting until everything is visible in the tables");
      if (findings.fleet().ended().isDone()) {
        await(findings.fleet().ended());
      }
      if (audited.settled() && consequences.settled()) {
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

  private static void stop(CompletableFuture<RunningPipeline> starting) throws Exception {
    RunningPipeline pipeline = null;
    try {
      pipeline = starting.get();
    } catch (ExecutionException e) {
      // Said already: it is what ended the demonstration.
      return;
    }
    pipeline.close();
  }
}
