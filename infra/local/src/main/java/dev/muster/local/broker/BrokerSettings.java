package dev.muster.local.broker;

import dev.muster.connectors.kafka.TopicSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
   * The settings.
   *
   * @param port of clients, on 127.0.0.1
   * @param controllerPort of the controller, on 127.0.0.1
   */
  public static Map<String, String> of(Path directory, int port, int controllerPort) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("log.dirs", directory.toAbsolutePath().toString());
    listeners(settings, port, controllerPort);
    oneNode(settings);
    recovery(settings);
    memory(settings);
    settings.put("auto.create.topics.enable", "false");
    settings.put("message.max.bytes", String.valueOf(TopicSpec.TELEMETRY_BYTES));
    settings.put("metric.reporters", "");
    return settings;
  }

  private static void listeners(Map<String, String> settings, int port, int controllerPort) {
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", String.valueOf(NODE));
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%s,%s://127.0.0.1:%s".formatted(port, CONTROLLER, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
  }

  private static void oneNode(Map<String, String> settings) {
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("min.insync.replicas", "1");
  }

  /**
   * After a kill the node must wait until its own earlier session is over before it may register
   * again: 3 s instead of 9. One node needs no records that keep followers abreast, each of which
   * is forced to the disk twice a second. Transactions survive outages of a day, and their ids as
   * long as Kafka can count them (24.8 days).
   */
  private static void recovery(Map<String, String> settings) {
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "1000");
    settings.put("metadata.max.idle.interval.ms", "0");
    settings.put("transaction.max.timeout.ms", "86400000");
    settings.put("transactional.id.expiration.ms", String.valueOf(Integer.MAX_VALUE));
    settings.put("num.recovery.threads.per.data.dir", "2");
    settings.put("controlled.shutdown.enable", "true");
    settings.put("server.max.startup.time.ms", "120000");
  }

  /**
   * A broker takes memory for whatever length a request declares: 100 MB by default, for each of
   * any number of connections, and some kilobytes for each of those. A sender's request holds a
   * batch for each partition. Clients connect again by themselves when they need to.
   */
  private static void requests(Map<String, String> settings) {
    settings.put("socket.request.max.bytes", String.valueOf(8 * 1024 * 1024));
    settings.put("queued.max.request.bytes", String.valueOf(REQUEST_BYTES));
    settings.put("max.connections", String.valueOf(CONNECTIONS));
    settings.put("connections.max.idle.ms", "60000");
  }

  /** The cleaner's buffer alone takes 128 MiB by default, from the first second on. */
  private static void memory(Map<String, String> settings) {
    settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
    settings.put("log.cleaner.io.buffer.size", String.valueOf(1024 * 1024));
    settings.put("log.segment.bytes", String.valueOf(128 * 1024 * 1024));
    settings.put("log.index.size.max.bytes", String.valueOf(2 * 1024 * 1024));
    settings.put("offsets.load.buffer.size", String.valueOf(256 * 1024));
    settings.put("transaction.state.log.load.buffer.size", String.valueOf(256 * 1024));
    requests(settings);
    settings.put("num.network.threads", "1");
    settings.put("num.io.threads", "2");
    settings.put("background.threads", "2");
    settings.put("group.coordinator.threads", "1");
    settings.put("share.coordinator.threads", "1");
    settings.put("remote.log.manager.thread.pool.size", "1");
  }
}
