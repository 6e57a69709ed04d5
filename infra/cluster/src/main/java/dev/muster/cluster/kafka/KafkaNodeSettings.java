package dev.muster.cluster.kafka;

import dev.muster.admin.installation.PropertiesFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The configuration of a node: what a fleet's cluster has, with the memory of a laptop. Nobody may
 * do anything that no access rule grants, and nothing crosses a socket in the clear.
 *
 * @param stores where certificates are, and the password that opens them
 */
record KafkaNodeSettings(List<KafkaNode> quorum, Stores stores) {
  /** The common name of every node's certificate, and so the principal of brokers. */
  static final String PRINCIPAL = "CN=muster-kafka";

  /** How many nodes must have a record before it counts as written. */
  static final int IN_SYNC = 2;

  /** The user who may do anything: who sets the cluster up. */
  static final String ADMINISTRATOR = "administrator";

  /**
   * Where a node finds its certificate and whom it trusts.
   *
   * @param own PKCS #12 with the node's key
   * @param trust PKCS #12 with the authority
   * @param password of both
   */
  record Stores(Path own, Path trust, String password) {}

  Map<String, String> of(KafkaNode node) {
    Map<String, String> settings =
        PropertiesFile.beside(KafkaNodeSettings.class, "node.properties");
    settings.put("node.id", String.valueOf(node.id()));
    settings.put("log.dirs", node.log().toString());
    settings.put("controller.quorum.voters", voters());
    String brokers =
        "CLIENT://127.0.0.1:%s,NODES://127.0.0.1:%s".formatted(node.client(), node.nodes());
    settings.put("listeners", brokers + ",CONTROLLER://127.0.0.1:" + node.controller());
    settings.put("advertised.listeners", brokers);
    settings.put("ssl.keystore.location", stores.own().toString());
    settings.put("ssl.keystore.password", stores.password());
    settings.put("ssl.key.password", stores.password());
    settings.put("ssl.truststore.location", stores.trust().toString());
    settings.put("ssl.truststore.password", stores.password());
    settings.put("super.users", "User:%s;User:%s".formatted(PRINCIPAL, ADMINISTRATOR));
    settings.put("min.insync.replicas", String.valueOf(IN_SYNC));
    settings.put("transaction.state.log.min.isr", String.valueOf(IN_SYNC));
    return settings;
  }

  private String voters() {
    return quorum.stream()
        .map(node -> node.id() + "@127.0.0.1:" + node.controller())
        .collect(Collectors.joining(","));
  }
}
