package dev.muster.cluster.kafka;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Three Kafka nodes on 127.0.0.1: TLS everywhere, SASL/SCRAM for clients, access by rule alone.
 *
 * <p>Ports, certificates and users are made with the quorum and stay as they are, so that its parts
 * can be started again one by one.
 */
public final class KafkaQuorum {
  private static final int NODES = 3;
  private static final long PATIENCE_SECONDS = 90;
  private static final String STORES = "kafka-stores";

  private final List<KafkaNode> nodes;
  private final Passwords passwords;
  private final Path trust;
  private final Path directory;

  private KafkaQuorum(Path directory, List<KafkaNode> nodes, Passwords passwords, Path trust) {
    this.directory = directory;
    this.nodes = nodes;
    this.passwords = passwords;
    this.trust = trust;
  }

  /**
   * Makes a quorum.
   *
   * @param directory an empty one
   * @param users who may authenticate, the administrator apart
   */
  public static KafkaQuorum create(
      Path directory,
      FreePorts ports,
      Passwords passwords,
      Certificates certificates,
      List<String> users) {
    // Kafka writes a user's number of iterations in the digits of the default locale, and would not
    // read them.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    List<KafkaNode> nodes =
        IntStream.rangeClosed(1, NODES)
            .mapToObj(
                id ->
                    new KafkaNode(
                        id,
                        ports.next(),
                        ports.next(),
                        ports.next(),
                        directory.resolve("kafka-" + id)))
            .toList();
    Path own = directory.resolve("kafka.p12");
    Path trust = directory.resolve("trust.p12");
    KafkaQuorum quorum = new KafkaQuorum(directory, nodes, passwords, trust);
    try {
      Files.createDirectories(directory);
      certificates.certified(own, passwords.of(STORES), "muster-kafka");
      certificates.trust(trust, passwords.of(STORES));
      quorum.configure(new KafkaNodeSettings.Stores(own, trust, passwords.of(STORES)));
      quorum.format(users);
    } catch (IOException e) {
      throw new ClusterException("The brokers can't be set up in " + directory + ".", e);
    }
    return quorum;
  }

  private void configure(KafkaNodeSettings.Stores stores) throws IOException {
    KafkaNodeSettings settings = new KafkaNodeSettings(nodes, stores);
    for (KafkaNode node : nodes) {
      Files.createDirectories(node.directory());
      Properties properties = new Properties();
      properties.putAll(settings.of(node));
      try (OutputStream out = Files.newOutputStream(node.configuration())) {
        properties.store(out, null);
      }
    }
  }

  private void format(List<String> users) throws IOException {
    String cluster = Uuid.randomUuid().toString();
    List<String> all = new ArrayList<>(users);
    all.add(KafkaNodeSettings.ADMINISTRATOR);
    List<String> scram =
        all.stream()
            .map(user -> "SCRAM-SHA-512=[name=%s,password=%s]".formatted(user, passwords.of(user)))
            .toList();
    for (KafkaNode node : nodes) {
      String log = node.directory().resolve("log").toString();
      try {
        new Formatter()
            .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, "UTF-8"))
            .setNodeId(node.id())
            .setClusterId(cluster)
            .setDirectories(List.of(log))
            .setMetadataLogDirectory(log)
            .setControllerListenerName("CONTROLLER")
            .setReleaseVersion(MetadataVersion.latestProduction())
            .setScramArguments(scram)
            .run();
      } catch (Exception e) {
        throw new ClusterException("Node %s can't be formatted.".formatted(node.id()), e);
      }
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
        new JavaCommand(
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            classPath,
            main,
            arguments),
        logs);
  }

  /**
   * Creates topics and puts access rules in force, as soon as there are brokers enough: they take a
   * while until they answer, and longer until there are three.
   *
   * @throws ClusterException if they don't within a minute and a half
   */
  public void prepare(List<TopicSpec> topics, List<AccessRule> rules) {
    KafkaAccess administrator = administrator();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        TopicCreation.createMissing(administrator, topics, NODES);
        AccessLists.put(administrator, rules);
        return;
      } catch (PreflightException e) {
        if (System.nanoTime() > end) {
          throw new ClusterException(
              "The brokers don't take topics: " + e.getMessage() + " Their logs say more.", e);
        }
      }
    }
  }

  /** How the one who may do anything reaches it. */
  public KafkaAccess administrator() {
    return access(KafkaNodeSettings.ADMINISTRATOR);
  }

  /** How a user reaches it; passwords are references to files. */
  public KafkaAccess access(String user) {
    Map<String, String> properties = new LinkedHashMap<>(properties(user));
    properties.put("bootstrap.servers", bootstrapServers());
    return new KafkaAccess(properties);
  }

  /** The addresses for clients. */
  public String bootstrapServers() {
    return nodes.stream()
        .map(node -> "127.0.0.1:" + node.client())
        .collect(Collectors.joining(","));
  }

  /** The properties of a user's clients beside the addresses. */
  public Map<String, String> properties(String user) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("security.protocol", "SASL_SSL");
    properties.put("sasl.mechanism", "SCRAM-SHA-512");
    properties.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"file:%s\";"
            .formatted(user, passwords.file(user)));
    properties.put("ssl.truststore.type", "PKCS12");
    properties.put("ssl.truststore.location", trust.toString());
    properties.put("ssl.truststore.password", "file:" + passwords.file(STORES));
    return properties;
  }

  @Override
  public String toString() {
    return "three brokers in " + directory;
  }
}
