package dev.muster.local.command;

import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.keys.RootFile;
import dev.muster.control.root.RootDocument;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.local.control.LocalKeys;
import dev.muster.local.instance.DataDirectory;
import dev.muster.local.instance.InstanceLock;
import dev.muster.local.instance.RunningInstance;
import dev.muster.pipeline.config.ControlConfig;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.TopicsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose tables and topics are looked at: those of a data directory or of a configuration. */
final class AuditAccess {
  @Mixin private DataOption data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Use the Kafka and catalog of this file instead of a data directory.")
  private Path config;

  /** The catalog of the tables. */
  AuditCatalog catalog() {
    return catalog(data.directory(), config);
  }

  /** The catalog of a data directory, or of a configuration where there is one. */
  static AuditCatalog catalog(DataDirectory directory, Path config) {
    if (config != null) {
      return new AuditCatalog(
          new CatalogSettings(PipelineConfig.read(config).catalog().properties()));
    }
    if (!Files.exists(directory.catalog())) {
      throw new CommandFailedException(
          "There are no audit tables in %s: start `./muster up` there, or name another directory with --data."
              .formatted(directory.root()));
    }
    return new AuditCatalog(CatalogSettings.embedded(directory.root()));
  }

  /** The names of the topics. */
  TopicsConfig topics() {
    return config == null ? TopicsConfig.defaults() : PipelineConfig.read(config).topics();
  }

  /** Who may sign what. */
  RootDocument root() {
    if (config == null) {
      return keys().root();
    }
    ControlConfig control = PipelineConfig.read(config).control();
    return RootFile.open(control.root(), control.rootSha256()).document();
  }

  /** The keys of the data directory. */
  LocalKeys keys() {
    return LocalKeys.open(data.directory());
  }

  /**
   * Does something with the broker. Where nothing runs on the data directory, its broker is started
   * for that time.
   */
  <T> T withKafka(Function<KafkaAccess, T> use) {
    if (config != null) {
      return use.apply(new KafkaAccess(PipelineConfig.read(config).kafka().properties()));
    }
    DataDirectory directory = data.directory();
    if (InstanceLock.isTaken(directory)) {
      return use.apply(KafkaAccess.plain(RunningInstance.on(directory).bootstrapServers()));
    }
    if (!Files.exists(directory.kafka())) {
      throw new CommandFailedException(
          "There are no topics in %s: start `./muster up` there, or name another directory with --data."
              .formatted(directory.root()));
    }
    try (InstanceLock lock = InstanceLock.take(directory);
        EmbeddedBroker broker = EmbeddedBroker.start(directory.kafka(), 0)) {
      return use.apply(broker.access());
    }
  }
}
