package dev.muster.local.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.local.command.Muster;
import dev.muster.local.control.LocalKeys;
import dev.muster.local.instance.DataDirectory;
import dev.muster.schemas.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is missing or wrong is said in one sentence; the command fails, and shows no code. */
class BrokenWorldE2E {
  private static final String NOWHERE = "127.0.0.1:1";

  @TempDir private Path directory;
  private Path data;

  @BeforeEach
  void makeKeys() {
    data = directory.resolve("data");
    assertThat(Muster.commandLine().execute("init", "--data", data.toString(), "--fleet", "acme"))
        .isZero();
  }

  @Test
  void noBroker() throws Exception {
    assertFails(
        "No Kafka broker answers at " + NOWHERE,
        "device",
        "list",
        "--data",
        data.toString(),
        "--config",
        config(NOWHERE, jdbc()));
  }

  @Test
  void noCatalog() throws Exception {
    assertFails(
        "The catalog of the audit tables at http://127.0.0.1:1 cannot be opened",
        "sql",
        "SELECT 1",
        "--data",
        data.toString(),
        "--config",
        config(NOWHERE, "{type: rest, uri: 'http://127.0.0.1:1'}"));
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
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertFails(
          "Port " + taken.getLocalPort() + " on 127.0.0.1 is taken",
          "up",
          "--data",
          data.toString(),
          "--kafka-port",
          "" + taken.getLocalPort());
    }
  }

  @Test
  void wrongPasswordAndSendersClock() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), 0)) {
      List<TopicSpec> topics =
          TopicSpec.defaults().stream()
              .map(spec -> spec.name().equals(Topics.TELEMETRY) ? spec.keepingTimestamps() : spec)
              .toList();
      TopicCreation.createMissing(broker.access(), topics);
      String config = config(broker.bootstrapServers(), jdbc());

      assertFails(
          "Topic muster.telemetry has message.timestamp.type=CreateTime",
          "run",
          "--data",
          data.toString(),
          "--config",
          config);

      Files.writeString(data.resolve("keys/password"), "not-the-password");
      assertFails(
          "does not open with the password in",
          "device",
          "add",
          "pump-1",
          "--cohort",
          "pumps",
          "--key",
          publicKey(),
          "--data",
          data.toString(),
          "--config",
          config);
    }
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
        remediate: {keys: '%s'}
        checkpoint: {directory: '%s'}
        """
            .formatted(
                brokers,
                catalog,
                data.resolve("keys/root.json"),
                keys.pinned().sha256(),
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
