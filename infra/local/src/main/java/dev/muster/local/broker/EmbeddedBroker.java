package dev.muster.local.broker;

import dev.muster.connectors.kafka.KafkaAccess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import kafka.network.SocketServer;
import kafka.server.ApiRequestHandler;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker in this process: KRaft, one node, 127.0.0.1 only, without authentication.
 *
 * <p>What a producer was acknowledged survives a kill of the process (not a loss of power: Kafka
 * leaves flushing to the operating system). The same directory can be started again after a kill,
 * on any port.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int ATTEMPTS = 3;

  private final KafkaRaftServer server;
  private final ConnectionWatch connections;
  private final int port;

  private EmbeddedBroker(KafkaRaftServer server, ConnectionWatch connections, int port) {
    this.server = server;
    this.connections = connections;
    this.port = port;
  }

  /**
   * Starts a broker and returns when it takes requests.
   *
   * @param directory where its logs are kept; made if it doesn't exist
   * @param port to listen on; free, or 0 for any
   * @throws PortTakenException if the port is taken
   * @throws BrokerStartException if the directory can't be used
   */
  public static EmbeddedBroker start(Path directory, int port) {
    return start(directory, port, Map.of());
  }

  /** The same with other settings than its own. */
  public static EmbeddedBroker start(Path directory, int port, Map<String, String> settings) {
    int chosen = port == 0 ? Ports.anyFree() : port;
    if (!Ports.isFree(chosen)) {
      throw taken("Port %s on 127.0.0.1 is taken: choose another with --kafka-port.", chosen, null);
    }
    // Kafka names its files in the digits of the default locale, and would not find them in
    // another.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    BrokerExit.sayWhyBeforeExit(directory);
    format(directory);
    return start(directory, chosen, settings, ATTEMPTS);
  }

  /** Address for clients. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** How clients reach it. */
  public KafkaAccess access() {
    return KafkaAccess.plain(bootstrapServers());
  }

  /** The port that clients use. */
  public int port() {
    return port;
  }

  /** Stops cleanly; returns when all logs are closed. */
  @Override
  public void close() {
    connections.close();
    server.shutdown();
    server.awaitShutdown();
  }

  /** Another process may take the controller's port between choosing and binding it. */
  private static EmbeddedBroker start(
      Path directory, int port, Map<String, String> settings, int attempts) {
    Map<String, String> all = BrokerSettings.of(directory, port, Ports.anyFree());
    all.putAll(settings);
    try {
      KafkaConfig config = new KafkaConfig(all, false);
      KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(server, guard(server), port);
    } catch (RuntimeException e) {
      if (attempts > 1 && Ports.isBindFailure(e) && Ports.isFree(port)) {
        return start(directory, port, settings, attempts - 1);
      }
      if (!Ports.isFree(port)) {
        throw taken(
            "Port %s on 127.0.0.1 was taken just now: start again, or choose another with"
                + " --kafka-port.",
            port, e);
      }
      throw new BrokerStartException(
          "The embedded broker can't start on %s: %s".formatted(directory, e.getMessage()), e);
    }
  }

  /** Both halves of the node have a port, and neither asks who comes. */
  private static ConnectionWatch guard(KafkaRaftServer server) {
    BrokerServer broker = BrokerInternals.broker(server);
    ControllerServer controller = BrokerInternals.controller(server);
    TransactionalProducers transactional =
        new TransactionalProducers(broker.transactionCoordinator());
    UnaryOperator<ApiRequestHandler> gate = handler -> new RequestGate(handler, transactional);
    BrokerInternals.handleBy(broker.dataPlaneRequestHandlerPool(), gate);
    BrokerInternals.handleBy(controller.controllerApisHandlerPool(), gate);
    List<Selector> selectors = new ArrayList<>();
    for (SocketServer sockets : List.of(broker.socketServer(), controller.socketServer())) {
      BrokerInternals.readInto(sockets, new RequestMemory(BrokerSettings.REQUEST_BYTES));
      selectors.addAll(BrokerInternals.selectors(sockets));
    }
    return ConnectionWatch.over(selectors);
  }

  private static PortTakenException taken(String sentence, int port, @Nullable Throwable cause) {
    return new PortTakenException(sentence.formatted(port), cause);
  }

  private static void format(Path directory) {
    try {
      Files.createDirectories(directory);
      if (Files.exists(directory.resolve("meta.properties"))) {
        return;
      }
      formatter(directory).run();
    } catch (IOException e) {
      throw new BrokerStartException(
          "Directory %s can't be written: choose another with --data.".formatted(directory), e);
    } catch (Exception e) {
      throw new BrokerStartException(
          "Directory %s can't be made a broker's: %s".formatted(directory, e.getMessage()), e);
    }
  }

  private static Formatter formatter(Path directory) {
    return new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(BrokerSettings.NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .setDirectories(List.of(directory.toAbsolutePath().toString()))
        .setMetadataLogDirectory(directory.toAbsolutePath().toString())
        .setControllerListenerName(BrokerSettings.CONTROLLER)
        .setReleaseVersion(MetadataVersion.latestProduction());
  }
}
