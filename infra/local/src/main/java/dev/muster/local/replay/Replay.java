package dev.muster.local.replay;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.reconciliation.CommandReconciliation;
import dev.muster.audit.AuditTables;
import dev.muster.audit.table.TableDefinition;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.RowFilter;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.recording.Playback;
import dev.muster.connectors.kafka.recording.RecordingPlayer;
import dev.muster.connectors.keys.StoredRecipients;
import dev.muster.control.root.PinnedRoot;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.pipeline.DispatchJob;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.schemas.Topics;
import dev.muster.verify.VerdictReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Judges a recording on a data directory of its own, to the end.
 *
 * <p>Killed while it judges, it goes on where it was when started again on the same directory.
 * Killed while it still writes the recording into its broker, it must be started on an empty one.
 */
public final class Replay {
  private static final String LOADED = "recording.loaded";
  private static final long LOOK_MILLIS = 500;

  /** Two checkpoints of the pipeline and some of dispatch. */
  private static final long CALM_MILLIS = 2_500;

  private static final int CALM_LOOKS = 2;

  private final DataDirectory data;
  private final ReplaySettings settings;
  private final Consumer<String> progress;

  /**
   * @param progress takes a line for each step
   */
  public Replay(DataDirectory data, ReplaySettings settings, Consumer<String> progress) {
    this.data = data;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Runs until every recorded message has its row.
   *
   * @param concluding looks at the result while the broker still runs
   * @throws RuntimeException with one sentence if it can't be carried through
   */
  public <T> T run(Conclusion<T> concluding) throws Exception {
    PinnedRoot root = RecordedRoot.open(settings.recording());
    settings.keys().ifPresent(Replay::requireKeys);
    try (InstanceLock lock = InstanceLock.take(data);
        EmbeddedBroker broker = EmbeddedBroker.start(data.kafka(), 0)) {
      PipelineConfig config = ReplayConfig.of(data, settings, root, broker.bootstrapServers());
      CompletableFuture<Void> loading = load(broker.access());
      LocalKeys own = LocalKeys.openOrCreate(data, config.fleet(), summary -> {});
      try (RunningPipeline pipeline =
          PipelineJob.start(config)
              .and(DispatchJob.start(ReplayConfig.dispatch(data, own, config)))) {
        AuditCatalog catalog = new AuditCatalog(config.catalog().settings());
        awaitLoaded(loading, pipeline);
        awaitJudged(broker.access(), catalog, pipeline);
        awaitCalm(
            catalog,
            new CommandReconciliation(catalog, broker.access(), config.topics(), own.root()),
            pipeline);
        return concluding.of(catalog, broker.access());
      }
    }
  }

  /** Says what is wrong with them before anything is loaded. */
  private static void requireKeys(Path keys) {
    if (new StoredRecipients(keys.toString()).open().isEmpty()) {
      throw new ReplayFailedException(
          "%s holds no recipient key: name the directory of keys that the recorded fleet had, in a demonstration its --data with /keys."
              .formatted(keys));
    }
  }

  private CompletableFuture<Void> load(KafkaAccess access) throws Exception {
    if (Files.exists(marker())) {
      progress.accept("The recording is loaded already; going on where the last run ended.");
      return CompletableFuture.completedFuture(null);
    }
    RecordingPlayer player =
        new RecordingPlayer(
            access,
            new Playback(settings.pace(), TopicSpec.defaults(), Topics.TELEMETRY, settings.held()));
    player.createTopics(settings.recording());
    CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> play(player));
    if (!settings.streamed()) {
      join(loading);
    }
    return loading;
  }

  private void play(RecordingPlayer player) {
    try {
      long records = player.play(settings.recording());
      Files.createFile(marker());
      progress.accept("Loaded %s records.".formatted(records));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private Path marker() {
    return data.root().resolve(LOADED);
  }

  private static void awaitLoaded(CompletableFuture<Void> loading, RunningPipeline pipeline)
      throws Exception {
    while (!loading.isDone()) {
      requireAlive(pipeline);
      Thread.sleep(LOOK_MILLIS);
    }
    join(loading);
  }

  /** Doubled rows don't end the wait early for long: the reconciliation afterwards names them. */
  private void awaitJudged(KafkaAccess access, AuditCatalog catalog, RunningPipeline pipeline)
      throws Exception {
    long records = messages(access);
    progress.accept("Judging %s messages ...".formatted(records));
    RowFilter judged = RowFilter.not("verdict", VerdictReason.TICK.wireName());
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.VERDICTS)) {
      while (rows.count(AuditTables.VERDICTS, judged) < records) {
        requireAlive(pipeline);
        Thread.sleep(LOOK_MILLIS);
        rows.refresh();
      }
    }
  }

  /** What follows from the last verdicts comes checkpoints later, and commands after that. */
  private static void awaitCalm(
      AuditCatalog catalog, CommandReconciliation commands, RunningPipeline pipeline)
      throws Exception {
    String rows = "";
    for (int calm = 0; calm < CALM_LOOKS; calm++) {
      requireAlive(pipeline);
      Thread.sleep(CALM_MILLIS);
      String now = rows(catalog);
      calm = now.equals(rows) && commands.report().inFlight() == 0 ? calm : -1;
      rows = now;
    }
  }

  private static String rows(AuditCatalog catalog) {
    TableDefinition[] tables = AuditTables.all().toArray(TableDefinition[]::new);
    try (AuditRows rows = AuditRows.of(catalog, tables)) {
      return Stream.of(tables).map(table -> rows.count(table, RowFilter.all())).toList().toString();
    }
  }

  private static long messages(KafkaAccess access) {
    AtomicLong count = new AtomicLong();
    try (TopicReader reader = TopicReader.openUncommitted(access, Topics.TELEMETRY)) {
      reader.readAll(record -> count.addAndGet(record.tick() ? 0 : 1));
    }
    return count.get();
  }

  private static void requireAlive(RunningPipeline pipeline) throws Exception {
    if (pipeline.ended().isDone()) {
      join(pipeline.ended());
      throw new ReplayFailedException("The pipeline ended before the recording did.");
    }
  }

  private static void join(CompletableFuture<Void> future) throws Exception {
    try {
      future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** What is made of a judged recording. */
  @FunctionalInterface
  public interface Conclusion<T> {
    /** Called once, when every message has its row. */
    T of(AuditCatalog catalog, KafkaAccess kafka) throws Exception;
  }
}
