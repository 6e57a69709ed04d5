package dev.muster.demo.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.cluster.ClassPaths;
import dev.muster.cluster.Cluster;
import dev.muster.cluster.Disturbance;
import dev.muster.cluster.command.ClusterDirectory;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.access.AccessRules;
import dev.muster.demo.DemoPlace;
import dev.muster.demo.DemoSettings;
import dev.muster.demo.Demonstration;
import dev.muster.pipeline.config.PipelineConfig;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A cluster as the place of a demonstration, with processes that are killed meanwhile. */
final class ClusterPlace implements DemoPlace {
  private final DemoSettings settings;
  private final Cluster cluster;
  private final int kills;
  private final Consumer<String> progress;
  private final PipelineConfig config;
  private @Nullable Disturbance disturbance;

  private ClusterPlace(
      DemoSettings settings, Cluster cluster, int kills, Consumer<String> progress) {
    this.settings = settings;
    this.cluster = cluster;
    this.kills = kills;
    this.progress = progress;
    this.config = PipelineConfig.read(cluster.configuration(AccessRules.PIPELINE));
  }

  static ClusterPlace open(DemoSettings settings, int kills, Consumer<String> progress) {
    Path directory = ClusterDirectory.forDemonstration(settings.data());
    Cluster cluster =
        Cluster.start(
            directory,
            new Cluster.Settings(settings.fleet().fleet(), Demonstration.CEILINGS),
            ClassPaths.ofTheBuild(),
            progress);
    return new ClusterPlace(settings, cluster, kills, progress);
  }

  @Override
  public boolean isDisturbed() {
    return kills > 0;
  }

  @Override
  public KafkaAccess kafka() {
    return cluster.administrator();
  }

  @Override
  public PipelineConfig config() {
    return config;
  }

  @Override
  public LocalKeys keys() {
    return cluster.keys();
  }

  /**
   * Processes die while the fleet speaks: evenly over the script, at random moments. It begins when
   * all of them work: commands that answer what it says before would expire unseen.
   */
  @Override
  public Jobs start() throws InterruptedException {
    cluster.startJobs(progress);
    cluster.awaitJobs();
    if (kills > 0) {
      Disturbance.Plan plan =
          new Disturbance.Plan(kills, settings.fleet().duration(), settings.fleet().seed());
      disturbance = Disturbance.start(cluster.parts(), plan, cluster::awaitSync, progress);
    }
    // A job that fails is started again with its process, so none ends by itself.
    return new Jobs(new CompletableFuture<>());
  }

  /** All that is to be killed has been, and runs again. */
  @Override
  public void awaitQuiet() throws InterruptedException {
    if (disturbance != null) {
      disturbance.await();
      cluster.awaitAnotherCheckpoint();
    }
  }

  /** What was killed so far. */
  @Override
  public void addTo(ObjectNode report) {
    ArrayNode killed = report.putArray("kills");
    if (disturbance != null) {
      disturbance.done().forEach(killed::add);
    }
  }

  @Override
  public String access() {
    return "--config " + cluster.configuration(AccessRules.AUDITOR);
  }

  @Override
  public void close() throws Exception {
    if (disturbance != null) {
      disturbance.close();
    }
    cluster.close();
  }
}
