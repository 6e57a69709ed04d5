package dev.muster.cluster;

import dev.muster.cluster.flink.FlinkCluster;
import dev.muster.cluster.kafka.KafkaQuorum;
import dev.muster.cluster.process.ClusterException;
import dev.muster.cluster.process.FreePorts;
import dev.muster.cluster.process.Part;
import dev.muster.cluster.process.Supervisor;
import dev.muster.cluster.security.Certificates;
import dev.muster.cluster.security.Passwords;
import dev.muster.cluster.storage.ObjectStore;
import dev.muster.cluster.storage.RestCatalog;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.access.AccessRules;
import dev.muster.local.control.LocalKeys;
import dev.muster.local.instance.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Muster as it is run in production, in processes of this machine: three brokers that encrypt,
 * authenticate and authorize; an Iceberg REST catalog over an S3 store; the pipeline and dispatch,
 * each on a Flink cluster of its own. All on 127.0.0.1; nothing outlives this process.
 */
public final class Cluster implements AutoCloseable {
  private static final int TASK_MANAGERS = 2;

  private final KafkaQuorum kafka;
  private final LocalKeys keys;
  private final Path directory;
  private final Supervisor supervisor = new Supervisor();

  private Cluster(Path directory, LocalKeys keys, KafkaQuorum kafka) {
    this.directory = directory;
    this.keys = keys;
    this.kafka = kafka;
  }

  /**
   * Starts a cluster; returns when its topics and access lists are there and its processes started.
   *
   * @param directory an empty one
   * @param progress takes a line for what takes long
   * @throws ClusterException with one sentence, if it can't be started; nothing runs on then
   */
  public static Cluster start(
      Path directory, String fleet, ClassPaths classPaths, Consumer<String> progress) {
    DataDirectory data = DataDirectory.prepare(directory);
    LocalKeys keys = LocalKeys.openOrCreate(data, fleet, progress);
    FreePorts ports = new FreePorts();
    Passwords passwords = new Passwords(data.root().resolve("secrets"));
    KafkaQuorum kafka =
        KafkaQuorum.create(
            data.root().resolve("kafka"),
            ports,
            passwords,
            Certificates.create(),
            AccessRules.users());
    Cluster cluster = new Cluster(data.root(), keys, kafka);
    try {
      cluster.start(classPaths, ports, passwords, progress);
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void start(
      ClassPaths classPaths, FreePorts ports, Passwords passwords, Consumer<String> progress) {
    Path logs = directory.resolve("logs");
    progress.accept("Starting three brokers, a catalog and an object store ...");
    kafka.parts(classPaths.broker(), logs).forEach(supervisor::keep);
    ObjectStore store = new ObjectStore(ports.next(), directory.resolve("store"), passwords);
    RestCatalog catalog = new RestCatalog(ports.next(), directory.resolve("catalog"), store);
    supervisor.keep(store.part(classPaths.store(), logs));
    supervisor.keep(catalog.part(classPaths.catalog(), logs));
    kafka.prepare(TopicSpec.defaults(), AccessRules.of(keys.root().fleet()));

    progress.accept("Starting the pipeline and dispatch, each on a Flink cluster of its own ...");
    configure(catalog);
    FlinkCluster pipeline = flink("pipeline", classPaths, ports, passwords);
    supervisor.keep(
        pipeline.jobManager(
            "dev.muster.pipeline.PipelineJob", List.of(configuration("pipeline").toString())));
    for (int number = 1; number <= TASK_MANAGERS; number++) {
      supervisor.keep(pipeline.taskManager(number));
    }
    FlinkCluster dispatch = flink("dispatch", classPaths, ports, passwords);
    supervisor.keep(
        dispatch.jobManager(
            "dev.muster.pipeline.DispatchJob", List.of(configuration("dispatch").toString())));
    supervisor.keep(dispatch.taskManager(1));
  }

  private FlinkCluster flink(
      String name, ClassPaths classPaths, FreePorts ports, Passwords passwords) {
    return FlinkCluster.create(
        new FlinkCluster.Plan(name, 1, classPaths.image()),
        directory.resolve(name),
        ports,
        passwords);
  }

  private void configure(RestCatalog catalog) {
    JobConfiguration file =
        new JobConfiguration(
            keys.root().fleet(),
            TASK_MANAGERS,
            kafka.bootstrapServers(),
            catalog.properties(),
            keys.directory().resolve("root.json"),
            keys.pinned().sha256(),
            directory.resolve("checkpoints"));
    for (String user : AccessRules.users()) {
      file.write(configuration(user), kafka.properties(user), keys.directory());
    }
  }

  /** The configuration file of a user, for commands with {@code --config}. */
  public Path configuration(String user) {
    return directory.resolve("configuration").resolve(user + ".yaml");
  }

  /** How a user reaches Kafka. */
  public KafkaAccess kafka(String user) {
    return kafka.access(user);
  }

  /** The fleet's keys, which are apart in production. */
  public LocalKeys keys() {
    return keys;
  }

  /** Its processes. */
  public List<Part> parts() {
    return supervisor.parts();
  }

  /** What the processes have logged last, for people who look for a cause. */
  public String lastWords() {
    StringBuilder words = new StringBuilder();
    for (Part part : parts()) {
      try {
        List<String> lines = Files.readAllLines(part.log());
        words.append(part.name()).append(part.isAlive() ? "" : " (gone)").append(":\n");
        lines
            .subList(Math.max(0, lines.size() - 5), lines.size())
            .forEach(line -> words.append("  ").append(line).append('\n'));
      } catch (IOException e) {
        words.append(part.name()).append(" said nothing.\n");
      }
    }
    return words.toString();
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
