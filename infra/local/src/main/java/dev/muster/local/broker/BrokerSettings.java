package dev.muster.local.broker;

import dev.muster.admin.installation.PropertiesFile;
import dev.muster.connectors.kafka.TopicSpec;
import java.nio.file.Path;
import java.util.Map;

/** Settings of a one-node broker that starts fast, forgets nothing and needs little memory. */
public final class BrokerSettings {
  /** The id of the only node. */
  public static final int NODE = 1;

  /** The name of the controller's listener. */
  public static final String CONTROLLER = "CONTROLLER";

  /** Clients beyond these wait. */
  static final int CONNECTIONS = 2_000;

  /** What requests may take before they have come. */
  static final int REQUEST_BYTES = 64 * 1024 * 1024;

  private BrokerSettings() {}

  /**
   * The settings: those that are always the same, from {@code broker.properties}, and these.
   *
   * @param port of clients, on 127.0.0.1
   * @param controllerPort of the controller, on 127.0.0.1
   */
  public static Map<String, String> of(Path directory, int port, int controllerPort) {
    Map<String, String> settings = PropertiesFile.beside(BrokerSettings.class, "broker.properties");
    settings.put("log.dirs", directory.toAbsolutePath().toString());
    settings.put("node.id", String.valueOf(NODE));
    String clients = "PLAINTEXT://127.0.0.1:" + port;
    settings.put(
        "listeners", "%s,%s://127.0.0.1:%s".formatted(clients, CONTROLLER, controllerPort));
    settings.put("advertised.listeners", clients);
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    settings.put("message.max.bytes", String.valueOf(TopicSpec.TELEMETRY_BYTES));
    settings.put("queued.max.request.bytes", String.valueOf(REQUEST_BYTES));
    settings.put("max.connections", String.valueOf(CONNECTIONS));
    return settings;
  }
}
