package dev.muster.cli;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.installation.RestingBroker;
import dev.muster.admin.installation.RunningInstance;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.keys.RootFile;
import dev.muster.control.root.PinnedRoot;
import dev.muster.control.root.RootDocument;
import dev.muster.pipeline.config.ControlConfig;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.TopicsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    return root(data.directory(), config);
  }

  /** Who may sign what, by a configuration where there is one. */
  static RootDocument root(DataDirectory directory, Path config) {
    return config == null ? LocalKeys.open(directory).root() : pinned(config).document();
  }

  /** The keys of the data directory. */
  LocalKeys keys() {
    return keys(data.directory(), config);
  }

  /**
   * The keys of a data directory.
   *
   * @throws CommandFailedException if they are not those of the fleet of a configuration
   */
  static LocalKeys keys(DataDirectory directory, Path config) {
    LocalKeys keys = LocalKeys.open(directory);
    if (config != null && !keys.pinned().equals(pinned(config))) {
      throw new CommandFailedException(
          "The keys in %s are not those of the root document that %s names: name the directory of the fleet's keys with --data."
              .formatted(directory.keys(), config));
    }
    return keys;
  }

  private static PinnedRoot pinned(Path config) {
    ControlConfig control = PipelineConfig.read(config).control();
    return RootFile.open(control.root(), control.rootSha256());
  }

  /**
   * Does something with the broker. Where nothing runs on the data directory, its broker is started
   * for that time, if one is installed here.
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
    Optional<RestingBroker> resting = RestingBroker.installed();
    return resting.isPresent()
        ? resting.get().use(directory, use)
        : use.apply(KafkaAccess.plain(RunningInstance.on(directory).bootstrapServers()));
  }
}
