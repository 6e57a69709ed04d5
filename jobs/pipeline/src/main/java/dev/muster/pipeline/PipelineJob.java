package dev.muster.pipeline;

import dev.muster.audit.run.RunNote;
import dev.muster.connectors.iceberg.AppliedBundles;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CompletedCheckpoint;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.connectors.iceberg.RecoveryGuard;
import dev.muster.control.root.PinnedRoot;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.metrics.PrometheusEndpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The pipeline as a job: looks at everything that it depends on, lays the topology, starts it.
 *
 * <p>Goes on from the newest completed checkpoint by itself, and starts from no other.
 */
public final class PipelineJob {
  private static final String NAME = "muster";

  private PipelineJob() {}

  /**
   * Runs the pipeline until it fails or is stopped.
   *
   * @param args one argument: the configuration file
   */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("Give one argument: the configuration file.");
    }
    try (RunningPipeline pipeline = start(PipelineConfig.read(Path.of(args[0])))) {
      pipeline.ended().get();
    }
  }

  /**
   * Starts the pipeline and returns once it is submitted.
   *
   * @throws RuntimeException with one sentence for each dependency that isn't as it must be
   */
  public static RunningPipeline start(PipelineConfig config) throws Exception {
    PrometheusEndpoint.requireFree(config.flink());
    PinnedRoot root = RootLoading.pinned(config);
    PipelineKeys.require(config, root.document());
    KafkaLog log = KafkaLog.inspect(config);
    PipelineSettings settings = PipelineSettings.of(config, root.document(), log.partitions());
    AuditCatalog catalog = new AuditCatalog(config.catalog().settings());
    IcebergAuditSinks.createTables(catalog, settings.decrypt().dataClasses());
    Optional<CompletedCheckpoint> checkpoint =
        new RecoveryGuard(catalog, config.checkpoint().directory()).safeStart();

    List<RunNote> notes = new ArrayList<>(log.resume(checkpoint));
    notes.addAll(log.remembered(root.document(), AppliedBundles.newest(catalog)));
    RunIdentity run = RunIdentity.next();
    StreamExecutionEnvironment environment =
        Environments.of(config, checkpoint.map(CompletedCheckpoint::location));
    new PipelineTopology(root, settings, log.watched(run.facts()).noting(notes))
        .lay(log.sources(environment), log.sinks(new IcebergAuditSinks(catalog, run.stamp())));

    JobClient client = environment.executeAsync(NAME);
    return new RunningPipeline(client, log.ticking());
  }
}
