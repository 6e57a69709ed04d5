package dev.muster.trial.cluster;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What a broker that was alone has, or those that go on with its log.
 *
 * @param topics the identity of each topic and how many partitions it has, by its name
 * @param records each record of telemetry and intents, with its place and time
 * @param committed how far a group has come in the intents
 * @param transaction how the last transaction of an id ended
 */
record BrokerAlone(
    Map<String, String> topics, List<String> records, long committed, String transaction) {
  private static final String GROUP = "muster-dispatch-acme";
  private static final String TRANSACTION = "muster/acme/intents/0";
  private static final int SENT = 40;

  /** Starts it, fills it, stops it. */
  static BrokerAlone leaves(Path log) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(log, 0)) {
      TopicCreation.createMissing(broker.access(), TopicSpec.defaults());
      fill(broker.access());
      return found(broker.access());
    }
  }

  /** Looks. */
  static BrokerAlone found(KafkaAccess access) throws Exception {
    return new BrokerAlone(topics(access), records(access), committed(access), transaction(access));
  }

  private static void fill(KafkaAccess access) throws Exception {
    try (KafkaProducer<String, String> producer = producer(access, null)) {
      for (int i = 0; i < SENT; i++) {
        producer.send(new ProducerRecord<>(Topics.TELEMETRY, "pump-" + i, "message " + i)).get();
      }
    }
    try (KafkaProducer<String, String> producer = producer(access, TRANSACTION)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(Topics.INTENTS, 0, 12_345L, "pump-1", "decided")).get();
      producer.commitTransaction();
    }
    try (KafkaConsumer<String, String> consumer = consumer(access, GROUP)) {
      consumer.commitSync(Map.of(new TopicPartition(Topics.INTENTS, 0), new OffsetAndMetadata(1)));
    }
  }

  private static Map<String, String> topics(KafkaAccess access) throws Exception {
    return described(access).stream()
        .collect(
            Collectors.toMap(
                TopicDescription::name,
                topic -> topic.topicId() + " " + topic.partitions().size(),
                (one, other) -> one,
                TreeMap::new));
  }

  /** Every topic, Kafka's own too. */
  static List<TopicDescription> described(KafkaAccess access) throws Exception {
    try (Admin admin = Admin.create(access.clientProperties())) {
      var names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
      return List.copyOf(admin.describeTopics(names).allTopicNames().get().values());
    }
  }

  private static List<String> records(KafkaAccess access) {
    List<String> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = consumer(access, null)) {
      for (String topic : List.of(Topics.TELEMETRY, Topics.INTENTS)) {
        List<TopicPartition> partitions =
            consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream()
            .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
          consumer.poll(Duration.ofMillis(200)).forEach(each -> records.add(told(each)));
        }
      }
    }
    return records.stream().sorted().toList();
  }

  private static String told(ConsumerRecord<String, String> record) {
    return "%s-%s@%s %s %s %s=%s"
        .formatted(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestampType(),
            record.timestamp(),
            record.key(),
            record.value());
  }

  private static long committed(KafkaAccess access) throws Exception {
    try (Admin admin = Admin.create(access.clientProperties())) {
      return admin
          .listConsumerGroupOffsets(GROUP)
          .partitionsToOffsetAndMetadata()
          .get()
          .get(new TopicPartition(Topics.INTENTS, 0))
          .offset();
    }
  }

  private static String transaction(KafkaAccess access) throws Exception {
    try (Admin admin = Admin.create(access.clientProperties())) {
      return admin
          .describeTransactions(List.of(TRANSACTION))
          .description(TRANSACTION)
          .get()
          .state()
          .toString();
    }
  }

  private static KafkaProducer<String, String> producer(KafkaAccess access, String transaction) {
    Properties properties = access.clientProperties();
    if (transaction != null) {
      properties.setProperty("transactional.id", transaction);
    }
    return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
  }

  private static KafkaConsumer<String, String> consumer(KafkaAccess access, String group) {
    Properties properties = access.clientProperties();
    properties.setProperty("isolation.level", "read_committed");
    properties.setProperty("enable.auto.commit", "false");
    if (group != null) {
      properties.setProperty("group.id", group);
    }
    return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
  }
}
