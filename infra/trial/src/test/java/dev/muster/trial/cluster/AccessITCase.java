package dev.muster.trial.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.cluster.kafka.KafkaQuorum;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.access.AccessRule;
import dev.muster.connectors.kafka.access.AccessRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three brokers grant what the table of access says, and nothing else. */
@ExtendWith(ThreeBrokers.Shared.class)
@Tag("cluster")
class AccessITCase {
  private static final String FLEET = ThreeBrokers.FLEET;

  /** The jobs' transactional ids, and one that is nobody's. */
  private static final List<String> TRANSACTIONS =
      List.of("quarantine", "intents", "commands", "standings", "refused-intents", "other");

  private static KafkaQuorum kafka;

  @BeforeAll
  static void startBrokers(ThreeBrokers brokers) {
    kafka = brokers.kafka();
  }

  @Test
  void everyUserWritesWhereTheTableSaysAndNowhereElse() {
    List<String> granted = new ArrayList<>();
    List<String> table = new ArrayList<>();
    for (String user : AccessRules.users()) {
      try (KafkaProducer<byte[], byte[]> producer = producer(user, null)) {
        for (TopicSpec topic : TopicSpec.defaults()) {
          note(granted, user, topic, isGranted(() -> write(producer, topic)));
          note(table, user, topic, grants(user, topic.name(), AclOperation.WRITE));
        }
      }
    }
    assertThat(granted).containsExactlyElementsOf(table);
    assertThat(granted)
        .doesNotContain("pipeline muster.commands", "dispatch muster.telemetry")
        .contains("device muster.telemetry", "dispatch muster.commands");
  }

  @Test
  void everyUserReadsWhereTheTableSaysAndNowhereElse() {
    List<String> granted = new ArrayList<>();
    List<String> table = new ArrayList<>();
    for (String user : AccessRules.users()) {
      try (KafkaConsumer<byte[], byte[]> consumer = consumer(user)) {
        for (TopicSpec topic : TopicSpec.defaults()) {
          note(granted, user, topic, isGranted(() -> read(consumer, topic)));
          note(table, user, topic, grants(user, topic.name(), AclOperation.READ));
        }
      }
    }
    assertThat(granted).containsExactlyElementsOf(table);
  }

  @Test
  void onlyTheJobsHaveTransactionsAndEachOnlyItsOwn() {
    List<String> granted = new ArrayList<>();
    for (String user : AccessRules.users()) {
      for (String sink : TRANSACTIONS) {
        String id = "muster/" + FLEET + "/" + sink + "/0";
        try (KafkaProducer<byte[], byte[]> producer = producer(user, id)) {
          if (isGranted(producer::initTransactions)) {
            granted.add(user + " " + sink);
          }
        }
      }
    }
    assertThat(granted)
        .containsExactly(
            "pipeline quarantine",
            "pipeline intents",
            "dispatch commands",
            "dispatch standings",
            "dispatch refused-intents");
  }

  @Test
  void aPasswordOfAnotherUserOpensNothing() {
    Properties properties = kafka.access(AccessRules.DEVICE).clientProperties();
    properties.setProperty(
        "sasl.jaas.config",
        properties.getProperty("sasl.jaas.config").replace("\"device\"", "\"pipeline\""));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      TopicSpec telemetry = TopicSpec.defaults().get(0);
      assertThat(failure(() -> write(producer, telemetry)))
          .isInstanceOf(SaslAuthenticationException.class);
    }
  }

  private static void note(List<String> list, String user, TopicSpec topic, boolean granted) {
    if (granted) {
      list.add(user + " " + topic.name());
    }
  }

  private static boolean grants(String user, String topic, AclOperation operation) {
    return AccessRules.of(FLEET).stream()
        .filter(rule -> rule.user().equals(user) && rule.type() == ResourceType.TOPIC)
        .filter(rule -> rule.name().equals(topic))
        .map(AccessRule::operations)
        .anyMatch(operations -> Set.copyOf(operations).contains(operation));
  }

  private static void write(KafkaProducer<byte[], byte[]> producer, TopicSpec topic)
      throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(topic.name(), 0, null, new byte[] {1})).get();
  }

  private static void read(KafkaConsumer<byte[], byte[]> consumer, TopicSpec topic) {
    consumer.assign(List.of(new TopicPartition(topic.name(), 0)));
    consumer.seekToBeginning(consumer.assignment());
    consumer.position(new TopicPartition(topic.name(), 0));
    consumer.poll(Duration.ofMillis(100));
  }

  private interface Use {
    void run() throws ExecutionException, InterruptedException;
  }

  private static boolean isGranted(Use use) {
    Throwable failure = failure(use);
    if (failure == null) {
      return true;
    }
    assertThat(failure).isInstanceOf(AuthorizationException.class);
    return false;
  }

  private static Throwable failure(Use use) {
    try {
      use.run();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (RuntimeException e) {
      return e;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(String user, String transaction) {
    Properties properties = kafka.access(user).clientProperties();
    // A refusal ends an idempotent producer, and every topic is to be asked by itself.
    properties.setProperty("enable.idempotence", Boolean.toString(transaction != null));
    properties.setProperty("delivery.timeout.ms", "30000");
    properties.setProperty("request.timeout.ms", "10000");
    if (transaction != null) {
      properties.setProperty("transactional.id", transaction);
    }
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String user) {
    return new KafkaConsumer<>(
        kafka.access(user).clientProperties(),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
