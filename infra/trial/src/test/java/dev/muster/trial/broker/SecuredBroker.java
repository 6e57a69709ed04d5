package dev.muster.trial.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.broker.BrokerSettings;
import dev.muster.local.broker.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The embedded broker with one more listener, of TLS with SASL/PLAIN: a certificate for 127.0.0.1
 * that only its own trust store trusts, a user who may do anything, and a guest who may do nothing
 * that wasn't granted.
 */
final class SecuredBroker implements AutoCloseable {
  static final String USER = "muster";
  static final String GUEST = "guest";
  static final String PASSWORD = "of-the-user-Lw81";
  static final String STORE_PASSWORD = "of-the-stores-Tz52";

  private static final String LISTENER = "SECURED";

  private final KafkaRaftServer server;
  private final int port;
  private final int plainPort;
  private final Path trustStore;

  private SecuredBroker(KafkaRaftServer server, int port, int plainPort, Path trustStore) {
    this.server = server;
    this.port = port;
    this.plainPort = plainPort;
    this.trustStore = trustStore;
  }

  static SecuredBroker start(Path directory) throws Exception {
    Path keyStore = directory.resolve("broker.p12");
    Path certificate = directory.resolve("broker.crt");
    Path trustStore = directory.resolve("trust.p12");
    keytool(keyStore, "-genkeypair -keyalg EC -dname CN=broker -ext SAN=ip:127.0.0.1");
    keytool(keyStore, "-exportcert -file " + certificate);
    keytool(trustStore, "-importcert -noprompt -file " + certificate);
    Path logs = Files.createDirectories(directory.resolve("kafka"));
    format(logs);
    int port = Ports.anyFree();
    int plainPort = Ports.anyFree();
    Map<String, String> settings = BrokerSettings.of(logs, plainPort, Ports.anyFree());
    secure(settings, port, keyStore);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    return new SecuredBroker(server, port, plainPort, trustStore);
  }

  private static void secure(Map<String, String> settings, int port, Path keyStore) {
    String address = ",%s://127.0.0.1:%s".formatted(LISTENER, port);
    settings.merge("listeners", address, String::concat);
    settings.merge("advertised.listeners", address, String::concat);
    settings.merge("listener.security.protocol.map", "," + LISTENER + ":SASL_SSL", String::concat);
    settings.put("sasl.enabled.mechanisms", "PLAIN");
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", keyStore.toString());
    settings.put("ssl.keystore.password", STORE_PASSWORD);
    settings.put("ssl.key.password", STORE_PASSWORD);
    settings.put(
        "listener.name.secured.plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\" user_%s=\"%s\";"
            .formatted(USER, PASSWORD, GUEST, PASSWORD));
    settings.put("authorizer.class.name", StandardAuthorizer.class.getName());
    settings.put("super.users", "User:ANONYMOUS;User:" + USER);
  }

  /** Address of the secured listener. */
  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Address of the listener that lets everybody in. */
  String plainBootstrapServers() {
    return "127.0.0.1:" + plainPort;
  }

  Path trustStore() {
    return trustStore;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path logs) throws Exception {
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
        .setNodeId(BrokerSettings.NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .setDirectories(List.of(logs.toString()))
        .setMetadataLogDirectory(logs.toString())
        .setControllerListenerName(BrokerSettings.CONTROLLER)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .run();
  }

  private static void keytool(Path store, String what) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(what.split(" ")));
    command.addAll(List.of("-alias", "broker", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", STORE_PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
