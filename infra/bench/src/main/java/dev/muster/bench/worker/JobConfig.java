package dev.muster.bench.worker;

import dev.muster.bench.measure.RowCounters;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.local.control.LocalKeys;
import dev.muster.pipeline.config.CatalogConfig;
import dev.muster.pipeline.config.CheckpointConfig;
import dev.muster.pipeline.config.ControlConfig;
import dev.muster.pipeline.config.DecryptConfig;
import dev.muster.pipeline.config.DetectConfig;
import dev.muster.pipeline.config.KafkaConfig;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.RemediateConfig;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.pipeline.config.VerifyConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What the measured jobs are told: the same for both. */
final class JobConfig {
  private static final Duration TRANSACTIONS = Duration.ofHours(24);

  private JobConfig() {}

  static PipelineConfig of(Told told, int round) throws IOException {
    Path directory = Files.createDirectories(told.path("state").resolve("round-" + round));
    LocalKeys keys = told.keys();
    return new PipelineConfig(
        BrokerRole.FLEET,
        told.number("parallelism"),
        new KafkaConfig(told.kafka().properties(), TRANSACTIONS, true, true),
        TopicsConfig.defaults(),
        new CatalogConfig(CatalogSettings.embedded(directory).properties()),
        new ControlConfig(keys.directory().resolve("root.json"), keys.pinned().sha256()),
        VerifyConfig.defaults(),
        DecryptConfig.with(keys.directory()),
        DetectConfig.defaults(),
        new RemediateConfig(keys.directory()),
        new CheckpointConfig(
            directory.resolve("checkpoints").toString(),
            Duration.ofSeconds(told.number("checkpoint-seconds"))),
        Map.of(
            "metrics.reporter.bench.factory.class",
            RowCounters.Factory.class.getName(),
            "state.backend.type",
            told.text("state-backend")));
  }
}
