package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** Where a fleet is kept: in a data directory, or where a configuration says. */
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
abstract class FleetPlace {
  @Mixin private DataOption data;

  /** The file of the configuration; null for the data directory. */
  abstract @Nullable Path config();

  DataDirectory directory() {
    return data.directory();
  }

  /** The catalog of the audit tables. */
  AuditCatalog catalog() {
    Path config = config();
    if (config != null) {
      return new AuditCatalog(
          new CatalogSettings(PipelineConfig.read(config).catalog().properties()));
    }
    if (!Files.exists(directory().catalog())) {
      throw new AdminException(
          "There are no audit tables in %s: start `./muster up` there, or name another directory with --data."
              .formatted(directory().root()));
    }
    return new AuditCatalog(CatalogSettings.embedded(directory().root()));
  }

  /** The names of the topics. */
  TopicsConfig topics() {
    Path config = config();
    return config == null ? TopicsConfig.defaults() : PipelineConfig.read(config).topics();
  }

  /** The Kafka of the configuration, or of the instance that runs on the data directory. */
  KafkaAccess kafka() {
    Path config = config();
    return config == null
        ? KafkaAccess.plain(RunningInstance.on(directory()).bootstrapServers())
        : new KafkaAccess(PipelineConfig.read(config).kafka().properties());
  }

  /** Who may sign what. */
  RootDocument root() {
    Path config = config();
    return config == null ? LocalKeys.open(directory()).root() : pinned(config).document();
  }

  /**
   * The keys of the data directory.
   *
   * @throws AdminException if they are not those of the fleet of a configuration
   */
  LocalKeys keys() {
    Path config = config();
    LocalKeys keys = LocalKeys.open(directory());
    if (config != null && !keys.pinned().equals(pinned(config))) {
      throw new AdminException(
          "The keys in %s are not those of the root document that %s names: name the directory of the fleet's keys with --data."
              .formatted(directory().keys(), config));
    }
    return keys;
  }

  private static PinnedRoot pinned(Path config) {
    ControlConfig control = PipelineConfig.read(config).control();
    return RootFile.open(control.root(), control.rootSha256());
  }
}
