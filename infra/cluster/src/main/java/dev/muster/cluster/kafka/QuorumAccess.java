package dev.muster.cluster.kafka;

import dev.muster.cluster.security.Passwords;
import dev.muster.connectors.kafka.KafkaAccess;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * How a quorum is reached; passwords are references to files.
 *
 * @param own PKCS #12 with the nodes' key
 * @param trust PKCS #12 with the authority
 * @param passwords of users, and of both stores
 */
record QuorumAccess(List<KafkaNode> nodes, Path own, Path trust, Passwords passwords) {
  private static final String STORES = "kafka-stores";

  /** For the nodes themselves. */
  KafkaNodeSettings.Stores stores() {
    return new KafkaNodeSettings.Stores(own, trust, passwords.of(STORES));
  }

  /** As a user. */
  KafkaAccess of(String user) {
    Map<String, String> properties = properties(user);
    properties.put("bootstrap.servers", addresses());
    return new KafkaAccess(properties);
  }

  /** As a node does, by its certificate. */
  KafkaAccess ofNodes() {
    Map<String, String> properties = trusting();
    properties.put("security.protocol", "SSL");
    properties.put("ssl.keystore.type", "PKCS12");
    properties.put("ssl.keystore.location", own.toString());
    properties.put("ssl.keystore.password", password(STORES));
    properties.put("ssl.key.password", password(STORES));
    properties.put("bootstrap.servers", addresses(KafkaNode::nodes));
    properties.put("default.api.timeout.ms", "10000");
    properties.put("request.timeout.ms", "3000");
    return new KafkaAccess(properties);
  }

  /** The addresses for clients. */
  String addresses() {
    return addresses(KafkaNode::client);
  }

  private String addresses(ToIntFunction<KafkaNode> port) {
    return nodes.stream()
        .map(node -> "127.0.0.1:" + port.applyAsInt(node))
        .collect(Collectors.joining(","));
  }

  /** The properties of a user's clients beside the addresses. */
  Map<String, String> properties(String user) {
    Map<String, String> properties = trusting();
    properties.put("security.protocol", "SASL_SSL");
    properties.put("sasl.mechanism", "SCRAM-SHA-512");
    properties.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(user, password(user)));
    return properties;
  }

  private Map<String, String> trusting() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ssl.truststore.type", "PKCS12");
    properties.put("ssl.truststore.location", trust.toString());
    properties.put("ssl.truststore.password", password(STORES));
    return properties;
  }

  private String password(String name) {
    return "file:" + passwords.file(name);
  }
}
