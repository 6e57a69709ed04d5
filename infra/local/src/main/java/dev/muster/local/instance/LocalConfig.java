package dev.muster.local.instance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.GivenSettings;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.pipeline.config.ConfigException;
import dev.muster.pipeline.config.DispatchConfig;
import dev.muster.pipeline.config.PipelineConfig;
import java.nio.file.Path;

/** The configuration of the jobs on a data directory. */
record LocalConfig(PipelineConfig pipeline, DispatchConfig dispatch) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * Commands wait for two checkpoints in turn, so the second one is to add little: a quarter of the
   * first. Where that one is seldom, it may add half, and costs an idle instance half as much.
   */
  private static final double DISPATCH_FRACTION = 0.25;

  private static final double SELDOM_FRACTION = 0.5;
  private static final long SELDOM_MILLIS = 5_000;
  private static final long SLOWEST_DISPATCH_MILLIS = 2_500;

  static LocalConfig of(
      DataDirectory data, LocalSettings settings, LocalKeys keys, String bootstrapServers) {
    ObjectNode top = settings.config().map(GivenSettings::read).orElseGet(JSON::objectNode);
    top.put("fleet", keys.root().fleet());
    ObjectNode kafka = top.putObject("kafka");
    kafka.put("bootstrap-servers", bootstrapServers).put("transaction-timeout", "24h");
    settings
        .acceptLoss()
        .forEach(loss -> kafka.withArrayProperty("accept-loss").add(loss.toString()));
    ObjectNode catalog = top.putObject("catalog").putObject("properties");
    CatalogSettings.embedded(data.root()).properties().forEach(catalog::put);
    top.putObject("control")
        .put("root", keys.directory().resolve("root.json").toString())
        .put("root-sha256", keys.pinned().sha256());
    top.withObjectProperty("decrypt").put("keys", keys.directory().toString());
    top.withObjectProperty("remediate").put("keys", keys.directory().toString());
    checkpoints(top, data, settings);
    settings
        .metricsPort()
        .ifPresent(port -> top.withObjectProperty("metrics").put("prometheus-port", port));
    dispatch(top, data, keys, settings);
    String source = settings.config().map(Path::toString).orElse("up");
    try {
      return new LocalConfig(
          PipelineConfig.parse(top.toString(), source),
          DispatchConfig.parse(top.toString(), source));
    } catch (ConfigException e) {
      throw e.withoutLines();
    }
  }

  private static void dispatch(
      ObjectNode top, DataDirectory data, LocalKeys keys, LocalSettings settings) {
    ObjectNode dispatch = top.withObjectProperty("dispatch");
    dispatch.put("keys", keys.directory().toString());
    ObjectNode checkpoint = dispatch.withObjectProperty("checkpoint");
    checkpoint.put("directory", data.dispatchCheckpoints().toUri().toString());
    if (!checkpoint.has("interval")) {
      checkpoint.put("interval", dispatchMillis(settings.checkpointInterval().toMillis()) + "ms");
    }
    settings
        .metricsPort()
        .ifPresent(port -> dispatch.withObjectProperty("metrics").put("prometheus-port", port + 1));
  }

  private static long dispatchMillis(long pipeline) {
    double fraction = pipeline < SELDOM_MILLIS ? DISPATCH_FRACTION : SELDOM_FRACTION;
    return Math.min((long) (pipeline * fraction), SLOWEST_DISPATCH_MILLIS);
  }

  private static void checkpoints(ObjectNode top, DataDirectory data, LocalSettings settings) {
    ObjectNode checkpoint = top.withObjectProperty("checkpoint");
    checkpoint.put("directory", data.checkpoints().toUri().toString());
    if (!checkpoint.has("interval")) {
      checkpoint.put("interval", settings.checkpointInterval().toMillis() + "ms");
    }
  }
}
