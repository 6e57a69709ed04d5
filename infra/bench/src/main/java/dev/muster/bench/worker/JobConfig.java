package dev.muster.bench.worker;

import dev.muster.admin.installation.LocalKeys;
import dev.muster.bench.measure.RowCounters;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.detect.operator.DetectSettings;
import dev.muster.pipeline.config.CatalogConfig;
import dev.muster.pipeline.config.CheckpointConfig;
import dev.muster.pipeline.config.ControlConfig;
import dev.muster.pipeline.config.DecryptConfig;
import dev.muster.pipeline.config.DispatchConfig;
import dev.muster.pipeline.config.KafkaConfig;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.RemediateConfig;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.pipeline.config.VerifyConfig;
import dev.muster.remediate.budget.Ceilings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What the measured jobs are told: the same for all, but for the name that policies know. */
final class JobConfig {
  private static final Duration TRANSACTIONS = Duration.ofHours(24);

  /** As {@code up} has it. */
  private static final int DISPATCH_FRACTION = 4;

  private static final int SLOWEST_DISPATCH_MILLIS = 1_000;

  private JobConfig() {}

  /** No policy is written for it: it opens nothing. */
  private static final String SEALED = "sealed";

  /** A job that opens nothing. */
  static PipelineConfig sealed(ChildOptions options, int round) throws IOException {
    PipelineConfig config = of(options, round);
    DecryptConfig decrypt = config.decrypt();
    return config.withDecrypt(new DecryptConfig(SEALED, decrypt.keys(), decrypt.cachedKeys()));
  }

  /** Dispatch beside a job. */
  static DispatchConfig dispatch(ChildOptions options, PipelineConfig pipeline) throws IOException {
    Path directory = Files.createDirectories(options.path("state").resolve("dispatch"));
    int fraction = options.number("checkpoint-seconds") * 1000 / DISPATCH_FRACTION;
    return new DispatchConfig(
        pipeline.fleet(),
        pipeline.kafka(),
        pipeline.topics(),
        pipeline.control(),
        options.keys().directory(),
        new CheckpointConfig(
            directory.toString(), Duration.ofMillis(Math.min(fraction, SLOWEST_DISPATCH_MILLIS))),
        true,
        Map.of());
  }

  static PipelineConfig of(ChildOptions options, int round) throws IOException {
    Path directory = Files.createDirectories(options.path("state").resolve("round-" + round));
    LocalKeys keys = options.keys();
    return new PipelineConfig(
        BrokerRole.FLEET,
        options.number("parallelism"),
        new KafkaConfig(options.kafka().properties(), TRANSACTIONS, true, true),
        TopicsConfig.defaults(),
        new CatalogConfig(CatalogSettings.embedded(directory).properties()),
        new ControlConfig(keys.directory().resolve("root.json"), keys.pinned().sha256()),
        VerifyConfig.defaults(),
        DecryptConfig.with(keys.directory()),
        DetectSettings.defaults(),
        new RemediateConfig(keys.directory(), Ceilings.NONE),
        new CheckpointConfig(
            directory.resolve("checkpoints").toString(),
            Duration.ofSeconds(options.number("checkpoint-seconds"))),
        Map.of(
            "metrics.reporter.bench.factory.class",
            RowCounters.Factory.class.getName(),
            "state.backend.type",
            options.text("state-backend")));
  }
}
