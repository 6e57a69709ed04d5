package dev.muster.cluster.kafka;

import dev.muster.cluster.process.ClusterException;
import dev.muster.connectors.kafka.KafkaAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * Brings the topics of a broker that was alone to all nodes of a quorum, Kafka's own topics too:
 * offsets, timestamps and identities of topics stay. From then on two nodes must have a record
 * before it counts as written.
 */
record Replication(Admin admin, List<Integer> nodes, int inSync, Consumer<String> progress) {
  private static final String IN_SYNC = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final long PAUSE_MILLIS = 200;

  /**
   * Makes as many replicas of each partition as there are nodes; returns when all are in sync.
   *
   * @param access of somebody who may do anything
   * @param inSync how many must have a record before it counts as written
   * @throws ClusterException if that gets nowhere for some minutes
   */
  static void spread(
      KafkaAccess access, List<Integer> nodes, int inSync, Consumer<String> progress) {
    try (Admin admin = Admin.create(access.clientProperties())) {
      new Replication(admin, nodes, inSync, progress).spread();
    } catch (ExecutionException e) {
      throw new ClusterException("The topics can't be brought to all brokers: " + message(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while topics were brought to all brokers.", e);
    }
  }

  /**
   * Returns when each partition is on all nodes, in sync.
   *
   * @throws ClusterException if that gets nowhere for some minutes
   */
  static void awaitSync(KafkaAccess access, List<Integer> nodes) {
    try (Admin admin = Admin.create(access.clientProperties())) {
      new Replication(admin, nodes, nodes.size(), line -> {}).awaitSync();
    } catch (ExecutionException e) {
      throw new ClusterException("The brokers don't say whether they are in sync.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while brokers came to be in sync.", e);
    }
  }

  /** What Kafka's own cause says. */
  static String message(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return String.valueOf((cause == null ? failure : cause).getMessage());
  }

  private void spread() throws ExecutionException, InterruptedException {
    awaitNodes();
    Map<TopicPartition, Optional<NewPartitionReassignment>> wanted = new HashMap<>();
    for (TopicDescription topic : topics()) {
      topic.partitions().stream()
          .filter(partition -> partition.replicas().size() < nodes.size())
          .forEach(
              partition ->
                  wanted.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      Optional.of(
                          new NewPartitionReassignment(
                              startingAt(partition.partition() + wanted.size())))));
    }
    admin.alterPartitionReassignments(wanted).all().get();
    awaitSync();
    requireInSync();
    admin.electLeaders(ElectionType.PREFERRED, wanted.keySet()).partitions().get();
  }

  /** The first replica is the one that is to lead: each node leads its share. */
  private List<Integer> startingAt(int number) {
    List<Integer> replicas = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      replicas.add(nodes.get((number + i) % nodes.size()));
    }
    return replicas;
  }

  private void awaitNodes() throws ExecutionException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (admin.describeCluster().nodes().get().size() < nodes.size()) {
      requireBefore(end);
    }
  }

  private void awaitSync() throws ExecutionException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    long missing = Long.MAX_VALUE;
    while (missing > 0) {
      long now = missing();
      if (now < missing) {
        missing = now;
        end = System.nanoTime() + PATIENCE_NANOS;
        progress.accept("  %s partitions are still to come".formatted(missing));
      }
      requireBefore(end);
    }
  }

  private long missing() throws ExecutionException, InterruptedException {
    Set<TopicPartition> missing =
        new HashSet<>(admin.listPartitionReassignments().reassignments().get().keySet());
    for (TopicDescription topic : topics()) {
      topic.partitions().stream()
          .filter(partition -> partition.isr().size() < nodes.size())
          .forEach(
              partition -> missing.add(new TopicPartition(topic.name(), partition.partition())));
    }
    return missing.size();
  }

  private static void requireBefore(long end) throws InterruptedException {
    if (System.nanoTime() > end) {
      throw new ClusterException("The brokers don't take over the topics: their logs say why.");
    }
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
  }

  private Collection<TopicDescription> topics() throws ExecutionException, InterruptedException {
    Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    return admin.describeTopics(names).allTopicNames().get().values();
  }

  /**
   * The broker that was alone has told its cluster, and some topics, that one node is enough; what
   * the configuration of nodes says counts for neither.
   */
  private void requireInSync() throws ExecutionException, InterruptedException {
    List<ConfigResource> resources = new ArrayList<>();
    resources.add(new ConfigResource(ConfigResource.Type.BROKER, ""));
    for (TopicDescription topic : topics()) {
      resources.add(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
    }
    Map<ConfigResource, Config> settings = admin.describeConfigs(resources).all().get();
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    settings.forEach(
        (resource, config) -> {
          if (isTooFew(resource, config.get(IN_SYNC))) {
            changes.put(
                resource,
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry(IN_SYNC, String.valueOf(inSync)),
                        AlterConfigOp.OpType.SET)));
          }
        });
    admin.incrementalAlterConfigs(changes).all().get();
  }

  /** What a topic has from its cluster changes with that. */
  private boolean isTooFew(ConfigResource of, @Nullable ConfigEntry entry) {
    ConfigEntry.ConfigSource own =
        of.type() == ConfigResource.Type.TOPIC
            ? ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
            : ConfigEntry.ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG;
    return entry != null && entry.source() == own && Integer.parseInt(entry.value()) < inSync;
  }
}
