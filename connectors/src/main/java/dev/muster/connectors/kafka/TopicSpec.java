package dev.muster.connectors.kafka;

import dev.muster.schemas.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How a topic is to be created where Muster owns the broker.
 *
 * @param settings topic settings by Kafka's names
 */
public record TopicSpec(String name, int partitions, Map<String, String> settings) {
  /** How long telemetry is kept, and so every control version that a replay of it needs. */
  public static final Duration RETENTION = Duration.ofDays(7);

  /**
   * How long decisions and commands are kept: beyond the age of the oldest telemetry that can cause
   * one, so that none is gone before it was read, and as long as a reconciliation may look back.
   */
  public static final Duration COMMAND_RETENTION = Duration.ofDays(30);

  /** The largest record of telemetry. */
  public static final int TELEMETRY_BYTES = 1024 * 1024;

  /** Room for the headers that a dead letter has beside the refused record. */
  public static final int HEADER_BYTES = 64 * 1024;

  /** The setting of a topic whose batches the broker keeps as senders compress them. */
  static final String AS_SENT = "producer";

  private static final int WIDE = 4;

  /**
   * Copies the settings.
   *
   * @throws IllegalArgumentException if there is no partition
   */
  public TopicSpec {
    if (partitions < 1) {
      throw new IllegalArgumentException("Topic " + name + " needs at least one partition.");
    }
    settings = Map.copyOf(settings);
  }

  /** Every topic of a pipeline under its default name. */
  public static List<TopicSpec> defaults() {
    return List.of(
        telemetry(Topics.TELEMETRY, WIDE),
        control(Topics.REGISTRY, WIDE),
        control(Topics.TRUST, 1),
        control(Topics.POLICY, 1),
        control(Topics.RULES, 1),
        control(Topics.APPROVALS, 1),
        decisions(Topics.FINDINGS, WIDE),
        decisions(Topics.INTENTS, WIDE),
        commands(Topics.COMMANDS, WIDE),
        deadLetters(Topics.TELEMETRY_DEAD_LETTERS, WIDE),
        deadLetters(Topics.INTENT_DEAD_LETTERS, 1));
  }

  /**
   * Messages of devices, compressed as senders like: readers bound what a batch may become, and the
   * broker hands it on as it is.
   */
  public static TopicSpec telemetry(String name, int partitions) {
    Map<String, String> settings = arrival();
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(TELEMETRY_BYTES));
    settings.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(RETENTION.toMillis()));
    return new TopicSpec(name, partitions, settings);
  }

  /**
   * Versions of devices or bundles, of which the broker drops none: compaction would keep the
   * newest record of a key, signed or not, and whoever may write could displace what is in force.
   * {@link ControlCarrying} keeps such a topic short.
   */
  public static TopicSpec control(String name, int partitions) {
    Map<String, String> settings = arrival();
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
    settings.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    return new TopicSpec(name, partitions, settings);
  }

  /**
   * What the pipeline decided, for another stage. The timestamp is the sender's, on purpose: it is
   * the arrival of the cause, and a replay gives it again.
   */
  public static TopicSpec decisions(String name, int partitions) {
    Map<String, String> settings = anyTimestamp();
    settings.put(TopicConfig.COMPRESSION_TYPE_CONFIG, AS_SENT);
    settings.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(COMMAND_RETENTION.toMillis()));
    return new TopicSpec(name, partitions, settings);
  }

  /** Signed commands, stamped by the broker: when a device could have it first. */
  public static TopicSpec commands(String name, int partitions) {
    Map<String, String> settings = arrival();
    settings.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(COMMAND_RETENTION.toMillis()));
    return new TopicSpec(name, partitions, settings);
  }

  /** Refused records of a telemetry topic. */
  public static TopicSpec deadLetters(String name, int partitions) {
    Map<String, String> settings = anyTimestamp();
    settings.put(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(TELEMETRY_BYTES + HEADER_BYTES));
    settings.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(RETENTION.toMillis()));
    return new TopicSpec(name, partitions, settings);
  }

  /** The same topic for a recording, whose records bring their timestamps along. */
  public TopicSpec keepingTimestamps() {
    Map<String, String> recorded = new LinkedHashMap<>(settings);
    recorded.putAll(anyTimestamp());
    recorded.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    recorded.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
    return new TopicSpec(name, partitions, recorded);
  }

  /** The same topic, with no fewer partitions than so many. */
  public TopicSpec withAtLeast(int wanted) {
    return new TopicSpec(name, Math.max(partitions, wanted), settings);
  }

  /**
   * Records bring the arrival of their cause along, and a broker whose clock was set back would
   * refuse one that is ahead of it, again and again.
   */
  private static Map<String, String> anyTimestamp() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
    AnyTimestamp.LIMITS.forEach(limit -> settings.put(limit, AnyTimestamp.NONE));
    return settings;
  }

  private static Map<String, String> arrival() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    settings.put(TopicConfig.COMPRESSION_TYPE_CONFIG, AS_SENT);
    return settings;
  }
}
