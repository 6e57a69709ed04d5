package dev.muster.cluster.kafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
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
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", String.valueOf(node.id()));
    settings.put("log.dirs", node.log().toString());
    settings.put("controller.quorum.voters", voters());
    listeners(settings, node);
    encryption(settings);
    access(settings);
    replication(settings);
    memory(settings);
    return settings;
  }

  private String voters() {
    return quorum.stream()
        .map(node -> node.id() + "@127.0.0.1:" + node.controller())
        .collect(Collectors.joining(","));
  }

  private static void listeners(Map<String, String> settings, KafkaNode node) {
    String brokers =
        "CLIENT://127.0.0.1:%s,NODES://127.0.0.1:%s".formatted(node.client(), node.nodes());
    settings.put("listeners", brokers + ",CONTROLLER://127.0.0.1:" + node.controller());
    settings.put("advertised.listeners", brokers);
    settings.put("inter.broker.listener.name", "NODES");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "CLIENT:SASL_SSL,NODES:SSL,CONTROLLER:SSL");
  }

  private void encryption(Map<String, String> settings) {
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", stores.own().toString());
    settings.put("ssl.keystore.password", stores.password());
    settings.put("ssl.key.password", stores.password());
    settings.put("ssl.truststore.type", "PKCS12");
    settings.put("ssl.truststore.location", stores.trust().toString());
    settings.put("ssl.truststore.password", stores.password());
    for (String listener : List.of("nodes", "controller")) {
      settings.put("listener.name." + listener + ".ssl.client.auth", "required");
    }
    settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put(
        "listener.name.client.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
  }

  private static void access(Map<String, String> settings) {
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("allow.everyone.if.no.acl.found", "false");
    settings.put("super.users", "User:%s;User:%s".formatted(PRINCIPAL, ADMINISTRATOR));
  }

  private static void replication(Map<String, String> settings) {
    settings.put("auto.create.topics.enable", "false");
    settings.put("default.replication.factor", "3");
    settings.put("min.insync.replicas", String.valueOf(IN_SYNC));
    settings.put("offsets.topic.replication.factor", "3");
    settings.put("offsets.topic.num.partitions", "3");
    settings.put("transaction.state.log.replication.factor", "3");
    settings.put("transaction.state.log.min.isr", String.valueOf(IN_SYNC));
    settings.put("transaction.state.log.num.partitions", "3");
    settings.put("transaction.max.timeout.ms", "86400000");
    settings.put("transactional.id.expiration.ms", String.valueOf(Integer.MAX_VALUE));
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("message.max.bytes", "1114112");
    settings.put("unclean.leader.election.enable", "false");
  }

  private static void memory(Map<String, String> settings) {
    settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
    settings.put("log.cleaner.io.buffer.size", String.valueOf(1024 * 1024));
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
  }
}
