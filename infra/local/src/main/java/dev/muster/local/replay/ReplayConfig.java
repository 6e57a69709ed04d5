package dev.muster.local.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.control.root.PinnedRoot;
import dev.muster.pipeline.config.CheckpointConfig;
import dev.muster.pipeline.config.ControlConfig;
import dev.muster.pipeline.config.DispatchConfig;
import dev.muster.pipeline.config.PipelineConfig;
import java.time.Duration;
import java.util.Map;

/**
 * What the jobs of a replay are told.
 *
 * <p>Decisions and commands are signed by keys that the replay makes for itself: what it writes
 * must mean nothing to a device.
 */
final class ReplayConfig {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String CHECKPOINTS = "2s";
  private static final Duration DISPATCH_INTERVAL = Duration.ofMillis(250);

  private ReplayConfig() {}

  static PipelineConfig of(
      DataDirectory data, ReplaySettings settings, PinnedRoot root, String bootstrapServers) {
    ObjectNode top = JSON.objectNode();
    top.put("fleet", root.document().fleet());
    top.put("parallelism", settings.parallelism());
    top.putObject("kafka")
        .put("bootstrap-servers", bootstrapServers)
        .put("transaction-timeout", "24h");
    ObjectNode catalog = top.putObject("catalog").putObject("properties");
    CatalogSettings.embedded(data.root()).properties().forEach(catalog::put);
    top.putObject("control")
        .put("root", RecordedRoot.file(settings.recording()).toString())
        .put("root-sha256", root.sha256());
    settings
        .keys()
        .ifPresent(keys -> top.putObject("decrypt").put("keys", keys.toAbsolutePath().toString()));
    top.putObject("remediate").put("keys", data.keys().toString());
    top.putObject("checkpoint")
        .put("directory", data.checkpoints().toUri().toString())
        .put("interval", CHECKPOINTS);
    return replaying(PipelineConfig.parse(top.toString(), "the replay"));
  }

  /** The registry is recorded, standings that went with commands included. */
  static DispatchConfig dispatch(DataDirectory data, LocalKeys keys, PipelineConfig pipeline) {
    return new DispatchConfig(
        pipeline.fleet(),
        pipeline.kafka(),
        pipeline.topics(),
        new ControlConfig(keys.directory().resolve("root.json"), keys.pinned().sha256()),
        keys.directory(),
        new CheckpointConfig(data.dispatchCheckpoints().toUri().toString(), DISPATCH_INTERVAL),
        false,
        Map.of());
  }

  /**
   * Recorded timestamps and recorded ticks, instead of the broker's and a metronome's; and the
   * ceilings of the demonstration that was recorded.
   */
  private static PipelineConfig replaying(PipelineConfig config) {
    return config
        .withKafka(config.kafka().replaying())
        .withRemediate(config.remediate().withCeilings(ReplaySettings.CEILINGS));
  }
}
