package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.reconciliation.AuditReconciliation;
import dev.muster.admin.reconciliation.AuditReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicProgress;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.recording.Playback;
import dev.muster.connectors.kafka.recording.RecordingPlayer;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.pipeline.DispatchJob;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.CheckpointConfig;
import dev.muster.pipeline.config.DispatchConfig;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A recording that comes in parts, judged by a pipeline that is killed on the way and goes on with
 * another parallelism each time. Broker and dispatch run on: what they did is not undone by the
 * death of the pipeline.
 */
final class InterruptedReplay implements AutoCloseable {
  private final Path directory;
  private final LocalKeys keys;
  private final EmbeddedBroker broker;
  private final RecordingPlayer player;
  private final RunningPipeline dispatch;
  private final Iterator<Integer> parallelisms = Parallelisms.alternating();
  private int parallelism = parallelisms.next();

  /**
   * @param directory where everything of it goes
   * @param keys of the fleet that was recorded
   */
  InterruptedReplay(Path directory, LocalKeys keys) throws Exception {
    this.directory = Files.createDirectories(directory);
    this.keys = keys;
    this.broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
    this.player = new RecordingPlayer(broker.access(), Playback.backlog(TopicSpec.defaults()));
    player.createTopics();
    this.dispatch = DispatchJob.start(dispatch());
  }

  /** Plays the next part. */
  void play(Path part) throws InterruptedException {
    player.play(part);
  }

  /** Judges, in a process of its own, until that halts where an {@link IntentTrap} is. */
  void haltAt(String trap, Duration transactionTimeout) throws Exception {
    List<String> flags = List.of("-D" + IntentTrap.TRAP + "=" + trap);
    parallelism = parallelisms.next();
    String file = configuration(transactionTimeout).toString();
    try (Child pipeline = Child.java(directory, flags, TrappedPipeline.class, file)) {
      assertThat(pipeline.exitCode())
          .as(trap + ": " + pipeline.output())
          .isEqualTo(IntentTrap.STATUS);
    }
  }

  /** Whether everything that was refused is in quarantine, or lost. */
  boolean isQuarantineSettled() {
    return !new TopicProgress(broker.access(), Topics.TELEMETRY_DEAD_LETTERS).hasOpenTransaction();
  }

  /** Waits until the broker has taken back what was never committed. */
  void awaitTimeout() {
    TopicProgress intents = new TopicProgress(broker.access(), Topics.INTENTS);
    Audited.await(
        () -> !intents.hasOpenTransaction(), () -> "the broker keeps the transaction open");
  }

  /** Judges until closed. */
  RunningPipeline judge() throws Exception {
    parallelism = parallelisms.next();
    PipelineConfig config = PipelineConfig.read(configuration(Duration.ofHours(1)));
    return PipelineJob.start(config.withKafka(config.kafka().replaying()));
  }

  /** How many decisions dispatch can read. */
  long decided() {
    AtomicLong decided = new AtomicLong();
    try (TopicReader reader = TopicReader.open(broker.access(), Topics.INTENTS)) {
      reader.readAll(record -> decided.incrementAndGet());
    }
    return decided.get();
  }

  /** How many commands are recorded as issued. */
  long recorded() {
    return new Audited(catalog())
        .number("SELECT count(*) FROM audit.commands WHERE state = 'ISSUED'");
  }

  AuditReport report() {
    return new AuditReconciliation(catalog(), broker.access(), TopicsConfig.defaults(), keys.root())
        .report();
  }

  KafkaAccess kafka() {
    return broker.access();
  }

  AuditCatalog catalog() {
    return new AuditCatalog(CatalogSettings.embedded(directory));
  }

  /** What a command line on this replay is told. */
  Path configuration(Duration transactionTimeout) throws IOException {
    Path home = directory.toAbsolutePath();
    Map<String, String> catalog = CatalogSettings.embedded(home).properties();
    Path keyStores = keys.directory().toAbsolutePath();
    return Files.writeString(
        home.resolve("muster.yaml"),
        """
        fleet: %s
        parallelism: %s
        kafka: {bootstrap-servers: '%s', transaction-timeout: %ss}
        catalog:
          properties: {catalog-impl: %s, uri: '%s', warehouse: '%s', jdbc.schema-version: V1}
        control: {root: '%s', root-sha256: %s}
        decrypt: {keys: '%s'}
        remediate: {keys: '%s', always-approve: []}
        checkpoint: {directory: '%s', interval: 1s}
        """
            .formatted(
                keys.root().fleet(),
                parallelism,
                broker.bootstrapServers(),
                transactionTimeout.toSeconds(),
                HaltingCatalog.class.getName(),
                catalog.get("uri"),
                catalog.get("warehouse"),
                keyStores.resolve("root.json"),
                keys.pinned().sha256(),
                keyStores,
                keyStores,
                home.resolve("checkpoints")));
  }

  private DispatchConfig dispatch() throws IOException {
    PipelineConfig pipeline = PipelineConfig.read(configuration(Duration.ofHours(1)));
    return new DispatchConfig(
        pipeline.fleet(),
        pipeline.kafka().replaying(),
        pipeline.topics(),
        pipeline.control(),
        keys.directory(),
        new CheckpointConfig(
            directory.resolve("dispatch").toAbsolutePath().toString(), Duration.ofMillis(250)),
        false,
        Map.of());
  }

  @Override
  public void close() throws Exception {
    dispatch.close();
    broker.close();
  }
}
