package dev.muster.trial.system;

import dev.muster.admin.installation.LocalKeys;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.recording.Playback;
import dev.muster.connectors.kafka.recording.RecordingPlayer;
import dev.muster.detect.operator.DetectSettings;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.local.replay.ReplaySettings;
import dev.muster.message.TopicPartitions.Growth;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.CatalogConfig;
import dev.muster.pipeline.config.CheckpointConfig;
import dev.muster.pipeline.config.ControlConfig;
import dev.muster.pipeline.config.DecryptConfig;
import dev.muster.pipeline.config.KafkaConfig;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.RemediateConfig;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.pipeline.config.VerifyConfig;
import dev.muster.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A recording in a broker of its own, judged as often as a test likes. */
final class Replay implements AutoCloseable {
  /** What a pipeline reads. */
  static final List<String> RECORDED =
      List.of(
          Topics.TELEMETRY,
          Topics.REGISTRY,
          Topics.TRUST,
          Topics.POLICY,
          Topics.RULES,
          Topics.APPROVALS);

  private static final List<TopicSpec> INPUTS =
      TopicSpec.defaults().stream().filter(spec -> RECORDED.contains(spec.name())).toList();

  private final Path directory;
  private final LocalKeys keys;
  private final EmbeddedBroker broker;
  private List<Growth> grown = List.of();

  /**
   * @param directory where everything of the replays goes
   * @param keys of the fleet that was recorded
   */
  Replay(Path directory, LocalKeys keys) {
    this.directory = directory;
    this.keys = keys;
    this.broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
  }

  /** The next runs are told how the topic of telemetry grew. */
  void grown(List<Growth> told) {
    grown = told;
  }

  /** Plays the recording, as fast as the broker takes it. */
  void play(Path recording) throws InterruptedException {
    RecordingPlayer player = new RecordingPlayer(broker.access(), Playback.backlog(INPUTS));
    player.createTopics(recording);
    TopicCreation.createMissing(broker.access(), TopicSpec.defaults());
    player.play(recording);
  }

  RunningPipeline judge(String run, int parallelism) throws Exception {
    return PipelineJob.start(config(run, parallelism));
  }

  Audited audited(String run) {
    return new Audited(new AuditCatalog(settings(run)));
  }

  private PipelineConfig config(String run, int parallelism) {
    return new PipelineConfig(
        keys.root().fleet(),
        parallelism,
        new KafkaConfig(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            Duration.ofHours(1),
            false,
            false,
            Set.of(),
            grown),
        TopicsConfig.defaults(),
        new CatalogConfig(settings(run).properties()),
        new ControlConfig(keys.directory().resolve("root.json"), keys.pinned().sha256()),
        VerifyConfig.defaults(),
        DecryptConfig.with(keys.directory()),
        DetectSettings.defaults(),
        new RemediateConfig(keys.directory(), ReplaySettings.CEILINGS),
        new CheckpointConfig(
            directory.resolve(run).resolve("checkpoints").toString(), Duration.ofSeconds(1)),
        Map.of());
  }

  private CatalogSettings settings(String run) {
    Path home = directory.resolve(run);
    home.toFile().mkdirs();
    return CatalogSettings.embedded(home);
  }

  @Override
  public void close() {
    broker.close();
  }
}
