package dev.muster.pipeline.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The configuration of a pipeline beside an embedded broker, all of it under one directory. */
public final class EmbeddedConfig {
  /** As long as the embedded broker allows: an outage of a day loses no dead letter. */
  public static final Duration TRANSACTION_TIMEOUT = Duration.ofHours(24);

  private EmbeddedConfig() {}

  /**
   * @param data the data directory; holds {@code checkpoints}, {@code catalog.db}, {@code
   *     warehouse}
   * @param fleet the fleet id
   * @param bootstrapServers of the embedded broker
   * @param control where trust starts
   */
  public static PipelineConfig of(
      Path data, String fleet, String bootstrapServers, ControlConfig control) {
    return new PipelineConfig(
        fleet,
        1,
        new KafkaConfig(
            Map.of("bootstrap.servers", bootstrapServers), TRANSACTION_TIMEOUT, true, true),
        TopicsConfig.defaults(),
        catalog(data),
        control,
        VerifyConfig.defaults(),
        new CheckpointConfig(data.resolve("checkpoints").toString(), Duration.ofSeconds(5)),
        Map.of());
  }

  /** The catalog of a data directory: SQLite beside a local warehouse. */
  public static CatalogConfig catalog(Path data) {
    return new CatalogConfig(
        Map.of(
            "type",
            "jdbc",
            "uri",
            "jdbc:sqlite:"
                + data.resolve("catalog.db").toAbsolutePath()
                + "?journal_mode=WAL&busy_timeout=10000",
            "warehouse",
            data.resolve("warehouse").toAbsolutePath().toString(),
            "jdbc.schema-version",
            "V1"));
  }
}
