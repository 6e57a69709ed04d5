package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.cli.LogFile;
import dev.muster.cli.Muster;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.schemas.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is missing or wrong is said in one sentence; the command fails, and shows no code. */
class BrokenWorldE2E {
  private static final String NOWHERE = "127.0.0.1:1";
  private static final String NO_CATALOG = "{type: rest, uri: 'http://127.0.0.1:1'}";

  @TempDir private Path directory;
  private Path data;

  @BeforeEach
  void makeKeys() {
    data = directory.resolve("data");
    assertThat(Muster.commandLine().execute("init", "--data", data.toString(), "--fleet", "acme"))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"device list", "run"})
  void noBroker(String command) throws Exception {
    assertFails(
        "No Kafka broker answers at " + NOWHERE, command.split(" "), config(NOWHERE, jdbc()));
  }

  /**
   * A client of an earlier test may still have something to say, and its first line makes a file.
   */
  @AfterEach
  void logElsewhere() {
    LogFile.in(Path.of("target", "logs"));
  }

  @Test
  void noCatalog() throws Exception {
    for (String[] command : new String[][] {{"sql", "SELECT 1"}, {"audit", "maintain"}}) {
      assertFails(
          "The catalog of the audit tables at http://127.0.0.1:1 cannot be opened",
          command,
          config(NOWHERE, NO_CATALOG));
    }
  }

  /** Said by the start itself, and not by a task that starts again and again. */
  @ParameterizedTest
  @ValueSource(strings = {"stage-remediate.p12", "recipient-personal.p12"})
  void wrongPasswordOfAKeyThatTasksOpen(String store) throws Exception {
    Path other = directory.resolve("other");
    assertThat(Muster.commandLine().execute("init", "--data", other.toString())).isZero();
    Files.copy(
        other.resolve("keys").resolve(store),
        data.resolve("keys").resolve(store),
        StandardCopyOption.REPLACE_EXISTING);

    assertFails(
        store + " does not open with the password in",
        new String[] {"run"},
        config(NOWHERE, jdbc()));
  }

  @Test
  void brokenConfigurationThatHoldsASecret() throws Exception {
    Path broken =
        Files.writeString(directory.resolve("broken.yaml"), "kafka: {password: hunter2\nb: }");
    assertFails("this is not YAML: check indentation", new String[] {"run"}, broken.toString());
  }

  @Test
  void diskNotWritable() throws Exception {
    Path file = Files.createFile(directory.resolve("a-file"));
    assertFails(
        "Directory " + file.resolve("data") + " can't be written: choose another with --data.",
        "up",
        "--data",
        file.resolve("data").toString());
  }

  @Test
  void portTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertFails(
          "Port " + taken.getLocalPort() + " on 127.0.0.1 is taken",
          "up",
          "--data",
          data.toString(),
          "--kafka-port",
          "" + taken.getLocalPort());
    }
  }

  /** One broker for all, since its start costs seconds. */
  @Test
  void topicsOrTablesThatARunCannotUse() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), 0)) {
      List<TopicSpec> topics =
          TopicSpec.defaults().stream()
              .map(spec -> spec.name().equals(Topics.TELEMETRY) ? spec.keepingTimestamps() : spec)
              .toList();
      TopicCreation.createMissing(broker.access(), topics);
      String brokers = broker.bootstrapServers();
      runFails("muster.telemetry has message.timestamp.type=CreateTime", brokers, jdbc());

      set(broker, Topics.TELEMETRY, "message.timestamp.type", "LogAppendTime");
      set(broker, Topics.REGISTRY, "compression.type", "uncompressed");
      runFails("set compression.type=producer on it.", brokers, jdbc());

      set(broker, Topics.REGISTRY, "compression.type", "producer");
      set(broker, Topics.TELEMETRY_DEAD_LETTERS, "max.message.bytes", "1048576");
      runFails(
          "--entity-name dlq.muster.telemetry --add-config max.message.bytes=1114112",
          brokers,
          jdbc());

      set(broker, Topics.TELEMETRY_DEAD_LETTERS, "max.message.bytes", "1114112");
      runFails("tables at http://127.0.0.1:1 cannot be opened", brokers, NO_CATALOG);
      Path file = Files.createFile(directory.resolve("no-directory"));
      runFails(
          file.resolve("warehouse") + ", cannot be created: check",
          brokers,
          jdbc().replace(directory.resolve("warehouse").toString(), file + "/warehouse"));

      Files.writeString(data.resolve("keys/password"), "not-the-password");
      assertFails(
          "does not open with the password in",
          new String[] {"device", "add", "pump-1", "--cohort", "pumps", "--key", publicKey()},
          config(brokers, jdbc()));
    }
  }

  private void runFails(String sentence, String brokers, String catalog) throws Exception {
    assertFails(sentence, new String[] {"run"}, config(brokers, catalog));
  }

  private static void set(EmbeddedBroker broker, String topic, String name, String value)
      throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp set = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(broker.access().clientProperties())) {
      admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
      Config seen = null;
      while (seen == null || !seen.get(name).value().equals(value)) {
        seen = admin.describeConfigs(List.of(resource)).values().get(resource).get();
      }
    }
  }

  private void assertFails(String sentence, String[] command, String config) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--data", data.toString(), "--config", config));
    assertFails(sentence, arguments.toArray(String[]::new));
  }

  private static void assertFails(String sentence, String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine muster = Muster.commandLine();
    muster.setErr(new PrintWriter(err));
    assertThat(muster.execute(arguments)).as(err.toString()).isEqualTo(1);
    assertThat(err.toString().lines().toList())
        .as(err.toString())
        .hasSize(1)
        .allMatch(line -> line.startsWith("muster: ") && line.contains(sentence))
        .noneMatch(line -> line.contains("Exception"));
  }

  private String config(String brokers, String catalog) throws Exception {
    LocalKeys keys = LocalKeys.open(new DataDirectory(data));
    String text =
        """
        fleet: acme
        kafka: {bootstrap-servers: '%s', transaction-timeout: 1h}
        catalog: {properties: %s}
        control: {root: '%s', root-sha256: '%s'}
        decrypt: {keys: '%s'}
        remediate: {keys: '%s'}
        checkpoint: {directory: '%s'}
        """
            .formatted(
                brokers,
                catalog,
                data.resolve("keys/root.json"),
                keys.pinned().sha256(),
                data.resolve("keys"),
                data.resolve("keys"),
                directory.resolve("checkpoints").toUri());
    return Files.writeString(directory.resolve("muster.yaml"), text).toString();
  }

  private String jdbc() {
    return "{type: jdbc, uri: 'jdbc:sqlite:%s', warehouse: '%s', jdbc.schema-version: V1}"
        .formatted(directory.resolve("catalog.db"), directory.resolve("warehouse"));
  }

  private String publicKey() throws Exception {
    byte[] spki = new TestDevice("acme", "pump-1").registered(1, null).keys().get(0).spki();
    String base64 = Base64.getMimeEncoder().encodeToString(spki);
    String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    return Files.writeString(directory.resolve("pump.pem"), pem).toString();
  }
}
