package dev.muster.trial.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.PreflightException;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicPreflight;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.message.ArrivedRecord;
import dev.muster.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients as a configuration makes them, with secrets in files, at a broker that asks for them. */
class SecuredBrokerITCase {
  @TempDir static Path directory;

  private static SecuredBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = SecuredBroker.start(directory);
    TopicCreation.createMissing(
        KafkaAccess.plain(broker.plainBootstrapServers()),
        List.of(TopicSpec.telemetry(Topics.TELEMETRY, 2)));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void letsInWhoKnowsThePasswords() throws Exception {
    KafkaAccess access = access(SecuredBroker.PASSWORD, SecuredBroker.STORE_PASSWORD);
    assertThat(preflight(access).inputs(List.of(Topics.TELEMETRY)).get(Topics.TELEMETRY))
        .satisfies(facts -> assertThat(facts.partitions()).isEqualTo(2));

    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            access.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.TELEMETRY, bytes("pump-1"), bytes("hello"))).get();
    }
    List<ArrivedRecord> read = new ArrayList<>();
    try (TopicReader reader = TopicReader.open(access, Topics.TELEMETRY)) {
      reader.readAll(read::add);
    }
    assertThat(read).extracting(ArrivedRecord::value).containsExactly(bytes("hello"));
  }

  @Test
  void saysInOneSentenceThatThePasswordIsWrong() throws Exception {
    KafkaAccess access = access("wrong", SecuredBroker.STORE_PASSWORD);
    assertThatExceptionOfType(PreflightException.class)
        .isThrownBy(() -> preflight(access).inputs(List.of(Topics.TELEMETRY)))
        .withMessage(
            "Kafka at %s doesn't let this client in: Authentication failed: Invalid username or password"
                .formatted(broker.bootstrapServers()));
  }

  @Test
  void saysInOneSentenceThatThePasswordOfTheTrustStoreIsWrong() throws Exception {
    KafkaAccess access = access(SecuredBroker.PASSWORD, "wrong");
    assertThatExceptionOfType(PreflightException.class)
        .isThrownBy(() -> preflight(access).inputs(List.of(Topics.TELEMETRY)))
        .withMessageStartingWith("The password of the TLS key store or trust store");
  }

  @Test
  void saysInOneSentenceThatTheBrokerIsNotTrusted() throws Exception {
    Map<String, String> properties = properties(SecuredBroker.PASSWORD, "any");
    properties.keySet().removeIf(name -> name.startsWith("ssl."));
    assertThatExceptionOfType(PreflightException.class)
        .isThrownBy(() -> preflight(new KafkaAccess(properties)).inputs(List.of(Topics.TELEMETRY)))
        .withMessageStartingWith(
            "Kafka at %s doesn't let this client in: ".formatted(broker.bootstrapServers()));
  }

  private static TopicPreflight preflight(KafkaAccess access) {
    return new TopicPreflight(access, TimestampRule.LOG_APPEND_TIME);
  }

  private static KafkaAccess access(String password, String storePassword) throws IOException {
    return new KafkaAccess(properties(password, storePassword));
  }

  private static Map<String, String> properties(String password, String storePassword)
      throws IOException {
    Map<String, String> properties = new HashMap<>();
    properties.put("bootstrap.servers", broker.bootstrapServers());
    properties.put("security.protocol", "SASL_SSL");
    properties.put("sasl.mechanism", "PLAIN");
    properties.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"file:%s\";"
            .formatted(SecuredBroker.USER, secret("password", password)));
    properties.put("ssl.truststore.type", "PKCS12");
    properties.put("ssl.truststore.location", broker.trustStore().toString());
    properties.put("ssl.truststore.password", "file:" + secret("store", storePassword));
    return properties;
  }

  private static Path secret(String name, String value) throws IOException {
    return Files.writeString(Files.createTempFile(directory, name, ".secret"), value + "\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
