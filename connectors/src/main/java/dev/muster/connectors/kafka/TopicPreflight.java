package dev.muster.connectors.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks at Kafka before a job starts, so that what is wrong is said in one sentence at once and not
 * in a stack trace later.
 *
 * @param timestamps whose timestamps {@link #inputs} must carry
 */
public record TopicPreflight(KafkaAccess access, TimestampRule timestamps) {
  /**
   * Checks topics that the pipeline reads.
   *
   * @return facts by topic name, in the given order
   * @throws PreflightException if the broker can't be reached, a topic is missing, it doesn't stamp
   *     its records itself, or its broker unpacks what senders compress
   */
  public Map<String, TopicFacts> inputs(List<String> topics) {
    try (Admin admin = AdminAccess.open(access)) {
      Map<String, TopicDescription> found = describe(admin, topics);
      Map<String, Config> settings = settings(admin, topics);
      Map<String, TopicFacts> facts = new LinkedHashMap<>();
      for (String topic : topics) {
        Config config = AdminAccess.of(settings, topic);
        checkTimestamps(topic, config);
        checkCompression(topic, config);
        checkCleanup(topic, config);
        facts.put(topic, facts(AdminAccess.of(found, topic)));
      }
      return facts;
    }
  }

  /**
   * Looks for a topic that is read by hand, and asks nothing of its settings.
   *
   * @throws PreflightException if the broker can't be reached or the topic is missing
   */
  TopicFacts found(String topic) {
    try (Admin admin = AdminAccess.open(access)) {
      return facts(AdminAccess.of(describe(admin, List.of(topic)), topic));
    }
  }

  /**
   * Checks topics that the pipeline only writes.
   *
   * @throws PreflightException if the broker can't be reached, a topic is missing, or refuses
   *     records by their timestamps
   */
  public void outputs(List<String> topics) {
    try (Admin admin = AdminAccess.open(access)) {
      describe(admin, topics);
      settings(admin, topics)
          .forEach((topic, config) -> new AnyTimestamp(topic).require(access, config));
    }
  }

  /**
   * Checks that the broker keeps a transaction for as long as the job is told.
   *
   * @throws PreflightException if the broker can't be reached, or doesn't
   */
  public void transactions(Duration timeout) {
    TransactionLimits.of(access).require(timeout);
  }

  /**
   * Checks that whatever stands on a topic fits into its quarantine as a dead letter.
   *
   * @return the largest record in bytes that the quarantine takes
   * @throws PreflightException if the broker can't be reached, a topic is missing, or a record
   *     could be too large
   */
  public int quarantine(String topic, String quarantine) {
    List<String> both = List.of(topic, quarantine);
    try (Admin admin = AdminAccess.open(access)) {
      describe(admin, both);
      Map<String, Config> settings = settings(admin, both);
      new AnyTimestamp(quarantine).require(access, AdminAccess.of(settings, quarantine));
      return new DeadLetterRoom(topic, quarantine)
          .require(access, AdminAccess.of(settings, topic), AdminAccess.of(settings, quarantine));
    }
  }

  /**
   * The largest record in bytes that a quarantine takes, of which any is enough.
   *
   * @throws PreflightException if the broker can't be reached or the topic is missing
   */
  public int quarantine(String quarantine) {
    try (Admin admin = AdminAccess.open(access)) {
      describe(admin, List.of(quarantine));
      Config settings = AdminAccess.of(settings(admin, List.of(quarantine)), quarantine);
      new AnyTimestamp(quarantine).require(access, settings);
      return Integer.parseInt(settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
    }
  }

  private Map<String, TopicDescription> describe(Admin admin, List<String> topics) {
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin.describeTopics(topics).topicNameValues();
    Map<String, TopicDescription> found = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (String topic : topics) {
      found(topic, AdminAccess.of(answers, topic))
          .ifPresentOrElse(there -> found.put(topic, there), () -> missing.add(topic));
    }
    if (!missing.isEmpty()) {
      throw new PreflightException(
          ("Kafka at %s has no topic %s: create it, with message.timestamp.type=LogAppendTime"
                  + " if devices or control records go there.")
              .formatted(access.bootstrapServers(), String.join(", ", missing)));
    }
    return found;
  }

  /**
   * Those of some topics that there are not.
   *
   * @throws PreflightException if the broker can't be reached
   */
  public Set<String> missing(Collection<String> topics) {
    try (Admin admin = AdminAccess.open(access)) {
      Map<String, KafkaFuture<TopicDescription>> answers =
          admin.describeTopics(topics).topicNameValues();
      return topics.stream()
          .filter(topic -> found(topic, AdminAccess.of(answers, topic)).isEmpty())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private Optional<TopicDescription> found(String topic, KafkaFuture<TopicDescription> answer) {
    try {
      return Optional.of(AdminAccess.await(access, answer));
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw refused(topic, e);
      }
      return Optional.empty();
    }
  }

  /** The settings of topics that exist, whatever they are. */
  Map<String, Config> settings(List<String> topics) {
    try (Admin admin = AdminAccess.open(access)) {
      return settings(admin, topics);
    }
  }

  private Map<String, Config> settings(Admin admin, List<String> topics) {
    Map<ConfigResource, KafkaFuture<Config>> answers =
        admin.describeConfigs(topics.stream().map(TopicPreflight::resource).toList()).values();
    Map<String, Config> settings = new LinkedHashMap<>();
    for (String topic : topics) {
      try {
        settings.put(topic, AdminAccess.await(access, AdminAccess.of(answers, resource(topic))));
      } catch (ExecutionException e) {
        throw refused(topic, e);
      }
    }
    return settings;
  }

  private void checkTimestamps(String topic, Config config) {
    String type = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value();
    if (timestamps == TimestampRule.LOG_APPEND_TIME && !type.equals("LogAppendTime")) {
      throw new PreflightException(
          ("Topic %s has message.timestamp.type=%s, so its senders could set the pipeline's clock:"
                  + " set message.timestamp.type=LogAppendTime on it.")
              .formatted(topic, type));
    }
  }

  /** Any other setting has the broker unpack what senders compress, with no bound. */
  private static void checkCleanup(String topic, Config config) {
    String cleanup = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    if (cleanup.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
      throw new PreflightException(
          ("Topic %s has cleanup.policy=%s, so anybody's record with the same key would displace"
                  + " what is signed: set cleanup.policy=delete and retention.ms=-1 on it.")
              .formatted(topic, cleanup));
    }
  }

  private static void checkCompression(String topic, Config config) {
    String compression = config.get(TopicConfig.COMPRESSION_TYPE_CONFIG).value();
    if (!compression.equals(TopicSpec.AS_SENT)) {
      throw new PreflightException(
          ("Topic %s has compression.type=%s, so its broker would unpack whatever a sender"
                  + " compresses, with no bound: set compression.type=%s on it.")
              .formatted(topic, compression, TopicSpec.AS_SENT));
    }
  }

  private static TopicFacts facts(TopicDescription found) {
    return new TopicFacts(found.name(), found.partitions().size(), found.topicId().toString());
  }

  private PreflightException refused(String topic, ExecutionException failure) {
    if (failure.getCause() instanceof AuthorizationException forbidden) {
      return new PreflightException(
          "Kafka doesn't let %s look at topic %s: grant Describe and DescribeConfigs on it, and what the job itself does there (%s)"
              .formatted(Principal.of(access.properties()), topic, forbidden.getMessage()),
          failure);
    }
    return PreflightException.because("Kafka doesn't describe topic %s".formatted(topic), failure);
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
