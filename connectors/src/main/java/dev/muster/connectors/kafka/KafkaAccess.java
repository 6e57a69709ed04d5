package dev.muster.connectors.kafka;

import dev.muster.connectors.fault.KafkaRights;
import dev.muster.connectors.secret.SecretReference;
import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How a Kafka cluster is reached: the properties that all clients of it share.
 *
 * <p>Holds no secret. A value {@code env:NAME} or {@code file:/path}, and such a reference in
 * double quotes inside of {@code sasl.jaas.config}, is handed to the Kafka clients as a reference,
 * which each client resolves for itself when it is built; so neither a job graph nor a log ever
 * holds what it stands for. Immutable.
 */
public record KafkaAccess(Map<String, String> properties) implements Serializable {
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

  /**
   * @throws IllegalArgumentException if the properties name no brokers
   */
  public KafkaAccess {
    properties = Map.copyOf(properties);
    if (properties.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "").isBlank()) {
      throw new IllegalArgumentException("The Kafka properties name no bootstrap.servers.");
    }
  }

  /** Plain access without authentication, as to an embedded broker. */
  public static KafkaAccess plain(String bootstrapServers) {
    return new KafkaAccess(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /** The brokers' addresses as they were given. */
  public String bootstrapServers() {
    return AdminAccess.of(properties, CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
  }

  /** Properties for a Kafka client, with secrets as references that the client resolves. */
  public Properties clientProperties() {
    Properties client = new Properties();
    properties.forEach((name, value) -> client.setProperty(name, reference(name, value)));
    if (holdsReference(client)) {
      SecretReferences.declareIn(client);
    }
    return client;
  }

  /** Properties for a producer of bytes that waits for all replicas. */
  public Properties producerProperties() {
    Properties producer = clientProperties();
    producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    producer.put(ProducerConfig.ACKS_CONFIG, "all");
    return producer;
  }

  /**
   * What a part of a job that comes by these properties must be let do.
   *
   * @param needed the operations, and on what, as they are granted
   */
  KafkaRights rights(String needed) {
    return new KafkaRights(Principal.of(properties), needed, Admittance.to(this));
  }

  /** Names only, so that a secret put where none belongs isn't logged. */
  @Override
  public String toString() {
    return "KafkaAccess" + new TreeMap<>(properties).keySet();
  }

  private boolean holdsReference(Properties client) {
    return properties.entrySet().stream()
        .anyMatch(entry -> !client.getProperty(entry.getKey()).equals(entry.getValue()));
  }

  private static String reference(String name, String value) {
    return SecretReference.of(name, value)
        .map(SecretReferences::variable)
        .orElseGet(() -> QUOTED.matcher(value).replaceAll(KafkaAccess::inside));
  }

  private static String inside(MatchResult quoted) {
    String text =
        SecretReference.of(quoted.group(1))
            .map(reference -> '"' + SecretReferences.variable(reference) + '"')
            .orElse(quoted.group());
    return Matcher.quoteReplacement(text);
  }
}
