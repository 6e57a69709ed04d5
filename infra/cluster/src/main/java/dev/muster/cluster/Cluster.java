package dev.muster.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
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
import dev.muster.connectors.iceberg.CompletedCheckpoint;
import dev.muster.connectors.iceberg.RecoveryGuard;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicGrowth;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.access.AccessRules;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.remediate.budget.Ceilings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Muster as it is run in production, in processes of this machine: three brokers that encrypt,
 * authenticate and authorize; an Iceberg REST catalog over an S3 store; the pipeline and dispatch,
 * each on a Flink cluster of its own. All on 127.0.0.1; nothing outlives this process.
 */
public final class Cluster implements AutoCloseable {
  private static final List<String> JOBS = List.of("pipeline", "dispatch");
  private static final int TASK_MANAGERS = 2;
  private static final long PATIENCE_SECONDS = 240;

  private final Path directory;
  private final LocalKeys keys;
  private final ClassPaths classPaths;
  private final FreePorts ports;
  private final Passwords passwords;
  private final KafkaQuorum kafka;
  private final Supervisor supervisor = new Supervisor();

  private Cluster(Path directory, LocalKeys keys, ClassPaths classPaths) {
    this.directory = directory;
    this.keys = keys;
    this.classPaths = classPaths;
    this.ports = new FreePorts(directory.resolve("ports"));
    this.passwords = new Passwords(directory.resolve("secrets"));
    this.kafka =
        KafkaQuorum.create(
            kafka(directory), ports, passwords, Certificates.create(), AccessRules.users());
  }

  /**
   * What a cluster is to be.
   *
   * @param fleet fleet id, if keys are made now
   * @param ceilings what no rule may exceed, if nothing else is given
   * @param given what a person has set of the jobs
   */
  public record Settings(String fleet, Ceilings ceilings, ObjectNode given) {
    /** Nothing is set. */
    public Settings(String fleet, Ceilings ceilings) {
      this(fleet, ceilings, JsonNodeFactory.instance.objectNode());
    }
  }

  /**
   * Starts brokers, catalog and object store; returns when topics and access lists are there. What
   * a cluster has kept in the directory is taken up.
   *
   * @param directory an empty one, or that of a cluster that doesn't run
   * @param progress takes a line for what takes long
   * @throws ClusterException with one sentence, if it can't be started; nothing runs on then
   */
  public static Cluster start(
      Path directory, Settings settings, ClassPaths classPaths, Consumer<String> progress) {
    DataDirectory data = DataDirectory.prepare(directory);
    LocalKeys keys = LocalKeys.openOrCreate(data, settings.fleet(), progress);
    Cluster cluster = new Cluster(data.root(), keys, classPaths);
    try {
      cluster.startPlatform(settings, progress);
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void startPlatform(Settings settings, Consumer<String> progress) {
    progress.accept("Starting three brokers, a catalog and an object store ...");
    kafka.parts(classPaths.broker(), logs()).forEach(supervisor::keep);
    ObjectStore store = new ObjectStore(ports.next(), directory.resolve("store"), passwords);
    RestCatalog catalog = new RestCatalog(ports.next(), directory.resolve("catalog"), store);
    supervisor.keep(store.part(classPaths.store(), logs()));
    supervisor.keep(catalog.part(classPaths.catalog(), logs()));
    configure(catalog, settings);
    ports.remember();
    kafka.prepare(TopicSpec.defaults(), AccessRules.of(keys.root().fleet()));
  }

  /** Brings topics that are on one broker to all, as after {@link Adoption}. */
  void spreadTopics(Consumer<String> progress) {
    kafka.spread(progress);
  }

  /**
   * Returns when every broker has every record: any one of them may be lost then.
   *
   * @throws ClusterException if that gets nowhere for some minutes
   */
  public void awaitSync() {
    kafka.awaitSync();
  }

  /**
   * Gives the topic of telemetry more partitions, unless it has as many. To be called while no
   * pipeline reads it: before the jobs start.
   *
   * @throws dev.muster.connectors.kafka.PreflightException if it can't have as many
   */
  public void growTelemetry(int partitions, Consumer<String> progress) {
    awaitSync();
    String topic = TopicsConfig.defaults().telemetry();
    TopicGrowth growth = new TopicGrowth(administrator(), topic);
    if (growth.partitions() != partitions) {
      int before = growth.to(partitions, false);
      progress.accept(
          "Topic %s has %s partitions, and had %s.".formatted(topic, partitions, before));
    }
  }

  /** Starts both jobs; returns when their processes are on their way. */
  public void startJobs(Consumer<String> progress) {
    progress.accept("Starting the pipeline and dispatch, each on a Flink cluster of its own ...");
    startJob("pipeline", "dev.muster.pipeline.PipelineJob", TASK_MANAGERS);
    startJob("dispatch", "dev.muster.pipeline.DispatchJob", 1);
    ports.remember();
  }

  private void startJob(String name, String job, int taskManagers) {
    FlinkCluster flink = flink(name);
    supervisor.keep(flink.jobManager(job, List.of(configuration(name).toString())));
    for (int number = 1; number <= taskManagers; number++) {
      supervisor.keep(flink.taskManager(number));
    }
  }

  /**
   * Waits until both jobs have completed a checkpoint: all their tasks ran then.
   *
   * @throws ClusterException if one doesn't within some minutes
   */
  public void awaitJobs() throws InterruptedException {
    for (String job : JOBS) {
      await(job, Optional.empty());
    }
  }

  /**
   * The same, a checkpoint later than the newest one.
   *
   * @throws ClusterException if one doesn't within some minutes
   */
  public void awaitAnotherCheckpoint() throws InterruptedException {
    for (String job : JOBS) {
      await(job, newest(job));
    }
  }

  private void await(String job, Optional<String> before) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (newest(job).isEmpty() || newest(job).equals(before)) {
      if (System.nanoTime() > end) {
        throw new ClusterException(
            "The job %s completes no checkpoint; what was said last:%n%s"
                .formatted(job, lastWords()));
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private Optional<String> newest(String job) {
    return RecoveryGuard.newest(checkpoints(directory, job).toUri().toString())
        .map(CompletedCheckpoint::location);
  }

  private FlinkCluster flink(String name) {
    return FlinkCluster.create(
        new FlinkCluster.Plan(name, 1, classPaths.image()),
        directory.resolve(name),
        ports,
        passwords);
  }

  private void configure(RestCatalog catalog, Settings settings) {
    JobConfiguration file =
        new JobConfiguration(
            settings.given(),
            keys.root().fleet(),
            TASK_MANAGERS,
            kafka.bootstrapServers(),
            catalog.properties(),
            keys.directory().resolve("root.json"),
            keys.pinned().sha256(),
            checkpoints(),
            settings.ceilings());
    KeysApart apart = new KeysApart(keys.directory(), directory.resolve("keys-apart"));
    for (String user : AccessRules.users()) {
      file.write(configuration(user), kafka.properties(user), apart.of(user));
    }
  }

  private Path checkpoints() {
    return checkpoints(directory);
  }

  private static Path checkpoints(Path directory) {
    return directory.resolve("checkpoints");
  }

  /** The checkpoint directory of a job, {@code pipeline} or {@code dispatch}. */
  static Path checkpoints(Path directory, String job) {
    return checkpoints(directory).resolve(job);
  }

  /** Where the brokers of a cluster keep what they have. */
  static Path kafka(Path directory) {
    return directory.resolve("kafka");
  }

  private Path logs() {
    return directory.resolve("logs");
  }

  /** Where all of it is kept. */
  public Path directory() {
    return directory;
  }

  /** The configuration file of a user, for commands with {@code --config}. */
  public Path configuration(String user) {
    return directory.resolve("configuration").resolve(user + ".yaml");
  }

  /** How the one who may do anything reaches Kafka. */
  public KafkaAccess administrator() {
    return kafka.administrator();
  }

  /** How a user reaches Kafka. */
  public KafkaAccess kafka(String user) {
    return kafka.access(user);
  }

  /** The fleet's keys, of which each job has only its own. */
  public LocalKeys keys() {
    return keys;
  }

  /** Its processes. */
  public List<Part> parts() {
    return supervisor.parts();
  }

  /** What the processes have logged last, for people who look for a cause. */
  public String lastWords() {
    return supervisor.lastWords();
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
