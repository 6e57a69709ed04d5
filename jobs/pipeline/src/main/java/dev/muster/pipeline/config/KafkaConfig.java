package dev.muster.pipeline.config;

import dev.muster.connectors.kafka.resume.LostRecords;
import dev.muster.message.TopicPartitions.Growth;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the log is reached.
 *
 * @param properties Kafka client properties with {@code bootstrap.servers}; secrets are references
 * @param transactionTimeout how long an outage between a checkpoint and its commit may last before
 *     dead letters of that checkpoint are lost; at most the broker's {@code
 *     transaction.max.timeout.ms}
 * @param requireLogAppendTime whether a topic without broker timestamps is refused; lifted only for
 *     recordings
 * @param metronome whether this process writes the ticks
 * @param acceptLoss records whose loss a person accepts, as a refused start named them
 * @param telemetryGrown how the topic of telemetry grew, for a start over a log that grew before it
 */
public record KafkaConfig(
    Map<String, String> properties,
    Duration transactionTimeout,
    boolean requireLogAppendTime,
    boolean metronome,
    Set<LostRecords> acceptLoss,
    List<Growth> telemetryGrown) {

  private static final Pattern GROWN = Pattern.compile("([1-9][0-9]*) until (\\S+)");

  /** Copies the losses and growths. */
  public KafkaConfig {
    acceptLoss = Set.copyOf(acceptLoss);
    telemetryGrown = List.copyOf(telemetryGrown);
  }

  /** A log of which nobody accepts a loss. */
  public KafkaConfig(
      Map<String, String> properties,
      Duration transactionTimeout,
      boolean requireLogAppendTime,
      boolean metronome) {
    this(properties, transactionTimeout, requireLogAppendTime, metronome, Set.of(), List.of());
  }

  static KafkaConfig read(Section kafka) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(
        "bootstrap.servers", kafka.required("bootstrap-servers", "broker-1:9092,broker-2:9092"));
    Map<String, String> given = kafka.properties("properties");
    SecretKeys.refuseLiterals(kafka, "properties", given);
    properties.putAll(given);
    return new KafkaConfig(
        Map.copyOf(properties),
        transactionTimeout(kafka),
        true,
        kafka.flag("metronome", true),
        accepted(kafka),
        grown(kafka));
  }

  /** The same, for a recording: its timestamps are the recorded ones, its ticks are in it. */
  public KafkaConfig replaying() {
    return new KafkaConfig(properties, transactionTimeout, false, false, Set.of(), telemetryGrown);
  }

  /** The same, of which a person accepts the loss of more records. */
  public KafkaConfig accepting(Collection<LostRecords> more) {
    Set<LostRecords> all = new HashSet<>(acceptLoss);
    all.addAll(more);
    return new KafkaConfig(
        properties, transactionTimeout, requireLogAppendTime, metronome, all, telemetryGrown);
  }

  /** The addresses of the brokers, as in the file. */
  public String bootstrapServers() {
    return Objects.requireNonNull(properties.get("bootstrap.servers"));
  }

  private static Set<LostRecords> accepted(Section kafka) {
    Set<LostRecords> accepted = new HashSet<>();
    for (String text : kafka.texts("accept-loss").orElse(List.of())) {
      try {
        accepted.add(LostRecords.parse(text));
      } catch (IllegalArgumentException e) {
        kafka.problem("accept-loss", Objects.requireNonNull(e.getMessage()));
      }
    }
    return accepted;
  }

  private static List<Growth> grown(Section kafka) {
    List<Growth> grown = new ArrayList<>();
    for (String text : kafka.texts("telemetry-grown").orElse(List.of())) {
      Matcher said = GROWN.matcher(text);
      try {
        int from = said.matches() ? Integer.parseInt(said.group(1)) : 0;
        grown.add(new Growth(from, Instant.parse(said.group(2)).toEpochMilli()));
      } catch (IllegalStateException | NumberFormatException | DateTimeParseException e) {
        kafka.problem(
            "telemetry-grown", "must be like `4 until 2027-01-31T12:00:00Z`, not `" + text + "`");
      }
    }
    return grown;
  }

  private static Duration transactionTimeout(Section kafka) {
    if (kafka.optional("transaction-timeout").isEmpty()) {
      kafka.problem(
          "transaction-timeout",
          "is required, for example `24h`: longer than the longest outage, and at most the"
              + " broker's transaction.max.timeout.ms");
    }
    return kafka.duration("transaction-timeout", Duration.ofHours(24));
  }
}
