package dev.muster.pipeline;

import dev.muster.connectors.iceberg.CompletedCheckpoint;
import dev.muster.control.root.PinnedRoot;
import dev.muster.pipeline.config.DispatchConfig;
import dev.muster.pipeline.metrics.PrometheusEndpoint;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Dispatch as a job of its own: it alone holds the command key.
 *
 * <p>Goes on from its newest completed checkpoint by itself, and starts from no other.
 */
public final class DispatchJob {
  private static final String NAME = "muster-dispatch";

  private DispatchJob() {}

  /**
   * Runs dispatch until it fails or is stopped.
   *
   * @param args one argument: the configuration file
   */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("Give one argument: the configuration file.");
    }
    try (RunningPipeline dispatch = start(DispatchConfig.read(Path.of(args[0])))) {
      dispatch.ended().get();
    }
  }

  /**
   * Starts dispatch and returns once it is submitted.
   *
   * @throws RuntimeException with one sentence for each dependency that isn't as it must be
   */
  public static RunningPipeline start(DispatchConfig config) throws Exception {
    PinnedRoot root = RootLoading.pinned(config.control(), config.fleet());
    DispatchKeys keys = new DispatchKeys(config.keys().toString());
    keys.require(root.document());
    PrometheusEndpoint.requireFree(config.flink());
    DispatchLog log = new DispatchLog(config);
    Optional<CompletedCheckpoint> checkpoint = log.safeStart(root.document());
    log.resume(checkpoint);

    StreamExecutionEnvironment environment =
        Environments.of(config, checkpoint.map(CompletedCheckpoint::location));
    new DispatchTopology(root, keys).lay(log.topics(environment), log.sinks());
    return new RunningPipeline(environment.executeAsync(NAME), () -> {});
  }

  /** The consumer group whose offsets tell which intents of a fleet dispatch has passed. */
  public static String group(String fleet) {
    return NAME + "-" + fleet;
  }
}
