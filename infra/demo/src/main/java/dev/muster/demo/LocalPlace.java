package dev.muster.demo;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.cli.LogFile;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.local.broker.Ports;
import dev.muster.local.instance.LocalInstance;
import dev.muster.local.instance.LocalSettings;
import dev.muster.pipeline.config.PipelineConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A broker and both jobs in this process. */
final class LocalPlace implements DemoPlace {
  private static final Duration CHECKPOINTS = Duration.ofSeconds(2);

  private final DemoSettings settings;
  private final LocalInstance instance;
  private final PipelineConfig config;

  private LocalPlace(DemoSettings settings, LocalInstance instance) {
    this.settings = settings;
    this.instance = instance;
    this.config = config(instance.config());
  }

  static LocalPlace open(DemoSettings settings, Consumer<String> progress) throws Exception {
    DataDirectory data = DemoDirectory.prepare(settings.data());
    LogFile.in(data.root().resolve("logs"));
    progress.accept("Starting a broker in " + data.root() + " ...");
    LocalSettings local =
        new LocalSettings(Ports.anyFree(), settings.fleet().fleet(), Optional.empty(), CHECKPOINTS);
    return new LocalPlace(settings, LocalInstance.start(data, local, progress));
  }

  private PipelineConfig config(PipelineConfig given) {
    Map<String, String> flink = new HashMap<>(given.flink());
    flink.putAll(PipelineMetrics.options());
    return given
        .withParallelism(settings.parallelism())
        .withRemediate(given.remediate().withCeilings(Demonstration.CEILINGS))
        .withFlink(flink);
  }

  @Override
  public KafkaAccess kafka() {
    return instance.kafka();
  }

  @Override
  public PipelineConfig config() {
    return config;
  }

  @Override
  public LocalKeys keys() {
    return instance.keys();
  }

  @Override
  public Jobs start() throws Exception {
    return new Jobs(instance.startPipeline(config).ended());
  }

  @Override
  public void awaitQuiet() {}

  @Override
  public String access() {
    return "--data " + settings.data();
  }

  @Override
  public void close() throws Exception {
    instance.close();
  }
}
