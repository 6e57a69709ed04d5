package dev.muster.cluster;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.cluster.kafka.KafkaQuorum;
import dev.muster.cluster.process.ClusterException;
import dev.muster.cluster.process.JavaCommand;
import dev.muster.cluster.process.Trees;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRelocation;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.CheckpointCopy;
import dev.muster.connectors.iceberg.RecoveryGuard;
import dev.muster.connectors.kafka.access.AccessRules;
import dev.muster.connectors.keys.KeyCeremony;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.remediate.budget.Ceilings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes a cluster of what an instance on one machine has kept: its keys, its topics with every
 * record where it was, its tables with every snapshot, and the newest checkpoints, from which the
 * jobs go on. The instance is left as it is, and can be gone back to as long as the cluster took no
 * traffic.
 *
 * @param data of the instance, which doesn't run
 * @param directory of the cluster, empty
 */
public record Adoption(DataDirectory data, Path directory) {

  /**
   * Copies everything, and starts brokers, catalog and object store for it; nothing runs on.
   *
   * @param progress takes a line for what takes long
   * @throws RuntimeException with one sentence that says what is in the way and what to do; the
   *     directory is empty then
   */
  public void run(ClassPaths classPaths, Consumer<String> progress) {
    requireInstance();
    try (InstanceLock lock = InstanceLock.take(data)) {
      AuditCatalog tables = new AuditCatalog(CatalogSettings.embedded(data.root()));
      new RecoveryGuard(tables, data.checkpoints().toUri().toString()).safeStart();
      try {
        take(progress);
        fill(tables, classPaths, progress);
      } catch (RuntimeException e) {
        clear();
        throw e;
      }
    }
  }

  private void requireInstance() {
    if (!KeyCeremony.held(data.keys())
        || !Files.isDirectory(data.kafka())
        || !Files.exists(data.catalog())) {
      throw new ClusterException(
          "%s is no directory of ./muster up: name one with --from.".formatted(data.root()));
    }
  }

  /** What is copied as it is. */
  private void take(Consumer<String> progress) {
    progress.accept("Copying keys, checkpoints and topics of " + data.root() + " ...");
    CheckpointCopy.copy("the pipeline", data.checkpoints(), checkpoints("pipeline"));
    CheckpointCopy.copy("dispatch", data.dispatchCheckpoints(), checkpoints("dispatch"));
    try {
      Trees.copy(data.keys(), new DataDirectory(directory).keys());
    } catch (IOException e) {
      throw new ClusterException("The keys can't be copied: " + e.getMessage(), e);
    }
    KafkaQuorum.adopt(Cluster.kafka(directory), data.kafka());
  }

  private Path checkpoints(String job) {
    return Cluster.checkpoints(directory, job);
  }

  /** What has to be told to brokers and catalog. */
  private void fill(AuditCatalog tables, ClassPaths classPaths, Consumer<String> progress) {
    String fleet = LocalKeys.open(data).root().fleet();
    Cluster.Settings settings = new Cluster.Settings(fleet, Ceilings.DEFAULT);
    try (Cluster cluster = Cluster.start(directory, settings, classPaths, progress)) {
      progress.accept("Bringing every topic to three brokers ...");
      cluster.spreadTopics(progress);
      progress.accept("Copying the tables to the object store ...");
      JavaCommand.CHECKSUMS.forEach(System::setProperty);
      PipelineConfig config = PipelineConfig.read(cluster.configuration(AccessRules.PIPELINE));
      List<String> copied =
          AuditRelocation.copy(tables, new AuditCatalog(config.catalog().settings()));
      progress.accept("  " + String.join(", ", copied));
    }
  }

  private void clear() {
    try {
      Trees.empty(directory);
    } catch (IOException e) {
      throw new ClusterException(
          "Directory %s holds half of a cluster and can't be emptied: delete it."
              .formatted(directory),
          e);
    }
  }
}
