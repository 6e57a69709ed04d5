package dev.muster.cluster.kafka;

import dev.muster.admin.installation.PropertiesFile;
import dev.muster.cluster.process.ClusterException;
import dev.muster.cluster.process.FreePorts;
import dev.muster.cluster.process.JavaCommand;
import dev.muster.cluster.process.Part;
import dev.muster.cluster.security.Certificates;
import dev.muster.cluster.security.Passwords;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.PreflightException;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.access.AccessLists;
import dev.muster.connectors.kafka.access.AccessRule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Three Kafka nodes on 127.0.0.1: TLS everywhere, SASL/SCRAM for clients, access by rule alone.
 *
 * <p>Ports and certificates are made with the quorum and stay as they are, so that its parts can be
 * started again one by one.
 */
public final class KafkaQuorum {
  private static final int NODES = 3;
  private static final long PATIENCE_SECONDS = 90;

  private final Path directory;
  private final List<KafkaNode> nodes;
  private final QuorumAccess access;
  private final List<String> users;

  private KafkaQuorum(Path directory, List<String> users, QuorumAccess access) {
    this.directory = directory;
    this.nodes = access.nodes();
    this.access = access;
    this.users = users;
  }

  /**
   * Has the quorum that is made next in a directory go on with the log of a broker that was alone.
   * Its topics are on one node then, until {@link #spread}.
   *
   * @param directory an empty one
   * @param log of a broker that doesn't run; it is copied
   */
  public static void adopt(Path directory, Path log) {
    AdoptedLog.copy(log, nodes(directory, () -> 0));
  }

  /**
   * Makes a quorum, or takes up what one in the directory has kept, its certificates too as long as
   * they are good.
   *
   * @param directory an empty one, or that of a quorum that doesn't run
   * @param users who may authenticate, the administrator apart
   */
  public static KafkaQuorum create(
      Path directory,
      FreePorts ports,
      Passwords passwords,
      Certificates certificates,
      List<String> users) {
    // Kafka writes numbers in the digits of the default locale, and would not read them.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    Path own = directory.resolve("kafka.p12");
    Path trust = directory.resolve("trust.p12");
    QuorumAccess access = new QuorumAccess(nodes(directory, ports::next), own, trust, passwords);
    KafkaQuorum quorum = new KafkaQuorum(directory, users, access);
    try {
      Files.createDirectories(directory);
      String password = access.stores().password();
      if (!Certificates.isGood(own, password)) {
        certificates.certified(own, password, "muster-kafka");
        certificates.trust(trust, password);
      }
      quorum.configure();
      quorum.format();
    } catch (IOException e) {
      throw new ClusterException("The brokers can't be set up in " + directory + ".", e);
    }
    return quorum;
  }

  private static List<KafkaNode> nodes(Path directory, IntSupplier ports) {
    return IntStream.rangeClosed(1, NODES)
        .mapToObj(
            id ->
                new KafkaNode(
                    id,
                    ports.getAsInt(),
                    ports.getAsInt(),
                    ports.getAsInt(),
                    directory.resolve("kafka-" + id)))
        .toList();
  }

  private void configure() throws IOException {
    KafkaNodeSettings settings = new KafkaNodeSettings(nodes, access.stores());
    for (KafkaNode node : nodes) {
      Files.createDirectories(node.directory());
      PropertiesFile.write(node.configuration(), settings.of(node));
    }
  }

  /** Each node that isn't yet: all of one cluster. */
  private void format() throws IOException {
    String cluster = Uuid.randomUuid().toString();
    for (KafkaNode node : nodes) {
      if (Files.exists(node.formatted())) {
        cluster = clusterOf(node);
      }
    }
    for (KafkaNode node : nodes) {
      if (!Files.exists(node.formatted())) {
        format(node, cluster);
      }
    }
  }

  private static String clusterOf(KafkaNode node) throws IOException {
    return Utils.loadProps(node.formatted().toString()).getProperty("cluster.id");
  }

  private static void format(KafkaNode node, String cluster) {
    String log = node.log().toString();
    try {
      new Formatter()
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, "UTF-8"))
          .setNodeId(node.id())
          .setClusterId(cluster)
          .setDirectories(List.of(log))
          .setMetadataLogDirectory(log)
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.latestProduction())
          .run();
    } catch (Exception e) {
      throw new ClusterException("Node %s can't be formatted.".formatted(node.id()), e);
    }
  }

  /**
   * The nodes as processes.
   *
   * @param classPath that Kafka is on
   */
  public List<Part> parts(String classPath, Path logs) {
    return nodes.stream()
        .map(node -> part(node, classPath, "kafka.Kafka", List.of(), logs))
        .toList();
  }

  /**
   * The nodes as processes whose clocks differ.
   *
   * @param classPath that Kafka and this module are on
   * @param ahead by how much the clock of each node is ahead of this machine's
   */
  public List<Part> parts(String classPath, Path logs, List<Duration> ahead) {
    List<Part> parts = new ArrayList<>();
    for (KafkaNode node : nodes) {
      String millis = String.valueOf(ahead.get(node.id() - 1).toMillis());
      parts.add(part(node, classPath, SkewedBroker.class.getName(), List.of(millis), logs));
    }
    return parts;
  }

  private static Part part(
      KafkaNode node, String classPath, String main, List<String> more, Path logs) {
    List<String> arguments = new ArrayList<>(List.of(node.configuration().toString()));
    arguments.addAll(more);
    return new Part(
        node.name(),
        new JavaCommand(List.of("-Xmx384m", "-XX:+UseSerialGC"), classPath, main, arguments),
        logs);
  }

  /**
   * Lets users in, creates topics that are missing and puts access rules in force, as soon as there
   * are brokers enough: they take a while until they answer, and longer until there are three.
   *
   * @throws ClusterException if they don't within a minute and a half
   */
  public void prepare(List<TopicSpec> topics, List<AccessRule> rules) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        ScramUsers.put(access, everybody());
        TopicCreation.createMissing(administrator(), topics, NODES);
        AccessLists.put(administrator(), rules);
        return;
      } catch (PreflightException e) {
        if (System.nanoTime() > end) {
          throw new ClusterException(
              "The brokers don't take topics: " + e.getMessage() + " Their logs say more.", e);
        }
      }
    }
  }

  private List<String> everybody() {
    List<String> everybody = new ArrayList<>(users);
    everybody.add(KafkaNodeSettings.ADMINISTRATOR);
    return everybody;
  }

  /**
   * Brings topics that are on fewer nodes to all; returns when each of them has all records.
   *
   * @throws ClusterException if that gets nowhere for some minutes
   */
  public void spread(Consumer<String> progress) {
    Replication.spread(administrator(), ids(), KafkaNodeSettings.IN_SYNC, progress);
  }

  /**
   * Returns when every node has every record: any one of them may be lost then.
   *
   * @throws ClusterException if that gets nowhere for some minutes
   */
  public void awaitSync() {
    Replication.awaitSync(administrator(), ids());
  }

  private List<Integer> ids() {
    return nodes.stream().map(KafkaNode::id).toList();
  }

  /** How the one who may do anything reaches it. */
  public KafkaAccess administrator() {
    return access(KafkaNodeSettings.ADMINISTRATOR);
  }

  /** How a user reaches it; passwords are references to files. */
  public KafkaAccess access(String user) {
    return access.of(user);
  }

  /** The addresses for clients. */
  public String bootstrapServers() {
    return access.addresses();
  }

  /** The properties of a user's clients beside the addresses. */
  public Map<String, String> properties(String user) {
    return access.properties(user);
  }

  @Override
  public String toString() {
    return "three brokers in " + directory;
  }
}
