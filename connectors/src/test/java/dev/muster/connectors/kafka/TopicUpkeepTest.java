package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.schemas.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

class TopicUpkeepTest {
  private static final KafkaAccess ACCESS = KafkaAccess.plain("127.0.0.1:9092");
  private static final String AFTER = "message.timestamp.after.max.ms";
  private static final String UNLIMITED = "9223372036854775807";

  /** Records carry the arrival of their cause: the broker's clock may be behind it. */
  @Test
  void everyTopicOfSendersTimestampsTakesAnyOfThem() {
    List<TopicSpec> stampedByUs =
        TopicSpec.defaults().stream()
            .filter(spec -> !"LogAppendTime".equals(spec.settings().get("message.timestamp.type")))
            .toList();

    assertThat(stampedByUs)
        .extracting(TopicSpec::name)
        .contains(
            Topics.INTENTS,
            Topics.FINDINGS,
            Topics.TELEMETRY_DEAD_LETTERS,
            Topics.INTENT_DEAD_LETTERS);
    assertThat(stampedByUs)
        .allSatisfy(
            spec ->
                assertThat(spec.settings())
                    .as(spec.name())
                    .containsEntry(AFTER, UNLIMITED)
                    .containsEntry("message.timestamp.before.max.ms", UNLIMITED));
    assertThat(TopicSpec.telemetry("t", 1).keepingTimestamps().settings())
        .containsEntry(AFTER, UNLIMITED);
  }

  @Test
  void aStartRefusesALimitAndNamesTheCommand() {
    AnyTimestamp intents = new AnyTimestamp("muster.intents");

    assertThatThrownBy(() -> intents.require(ACCESS, config("CreateTime", "3600000", 1)))
        .isInstanceOf(PreflightException.class)
        .hasMessageContaining("Topic muster.intents has " + AFTER + "=3600000")
        .hasMessageContaining(
            "--entity-name muster.intents --add-config " + AFTER + "=" + UNLIMITED);
    assertThatCode(() -> intents.require(ACCESS, config("CreateTime", UNLIMITED, 1)))
        .doesNotThrowAnyException();
    assertThatCode(() -> intents.require(ACCESS, config("LogAppendTime", "3600000", 1)))
        .doesNotThrowAnyException();
  }

  @Test
  void upLiftsTheLimitsOfTopicsThatAnEarlierBuildMade() {
    Map<String, Config> settings =
        TopicSpec.defaults().stream()
            .collect(Collectors.toMap(TopicSpec::name, spec -> config("CreateTime", "3600000", 1)));

    assertThat(TopicUpkeep.insisted(TopicSpec.defaults(), settings))
        .filteredOn(change -> change.setting().equals(AFTER))
        .extracting(TopicChange::topic)
        .containsExactlyInAnyOrder(
            Topics.FINDINGS,
            Topics.INTENTS,
            Topics.TELEMETRY_DEAD_LETTERS,
            Topics.INTENT_DEAD_LETTERS);
  }

  /** A start could not be told to do it: the broker is there only once it has begun. */
  @Test
  void upHasItsBrokerStampTelemetryAndControlAgain() {
    Map<String, Config> settings =
        TopicSpec.defaults().stream()
            .collect(Collectors.toMap(TopicSpec::name, spec -> config("CreateTime", UNLIMITED, 1)));

    assertThat(TopicUpkeep.insisted(TopicSpec.defaults(), settings))
        .filteredOn(change -> change.setting().equals("message.timestamp.type"))
        .allMatch(change -> change.value().equals("LogAppendTime"))
        .extracting(TopicChange::topic)
        .contains(Topics.TELEMETRY, Topics.REGISTRY, Topics.TRUST)
        .doesNotContain(Topics.INTENTS, Topics.TELEMETRY_DEAD_LETTERS);
  }

  /** Compaction keeps the newest record of a key, whoever wrote it. */
  @Test
  void upHasControlTopicsKeepWhatIsSigned() {
    Map<String, Config> settings =
        TopicSpec.defaults().stream()
            .collect(Collectors.toMap(TopicSpec::name, TopicUpkeepTest::ofAnEarlierBuild));

    assertThat(TopicUpkeep.insisted(TopicSpec.defaults(), settings))
        .filteredOn(change -> change.topic().equals(Topics.TRUST))
        .containsExactly(
            new TopicChange(Topics.TRUST, "compression.type", "producer"),
            new TopicChange(Topics.TRUST, "cleanup.policy", "delete"),
            new TopicChange(Topics.TRUST, "retention.ms", "-1"));
  }

  private static Config ofAnEarlierBuild(TopicSpec spec) {
    return new Config(
        Stream.concat(
                config("LogAppendTime", UNLIMITED, 1).entries().stream(),
                Stream.of(
                    new ConfigEntry("compression.type", "uncompressed"),
                    new ConfigEntry("cleanup.policy", "compact")))
            .toList());
  }

  @Test
  void upGivesTheQuarantineTheRoomThatTelemetryNeedsByNow() {
    assertThat(TopicUpkeep.room(bytes(3_000_000), "dlq", bytes(1_114_112)))
        .containsExactly(new TopicChange("dlq", "max.message.bytes", "3065536"));
    assertThat(TopicUpkeep.room(bytes(1_048_576), "dlq", bytes(1_114_112))).isEmpty();
  }

  private static Config bytes(int bytes) {
    return config("LogAppendTime", UNLIMITED, bytes);
  }

  private static Config config(String type, String after, int bytes) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("message.timestamp.type", type);
    settings.put(AFTER, after);
    settings.put("message.timestamp.before.max.ms", UNLIMITED);
    settings.put("max.message.bytes", String.valueOf(bytes));
    return new Config(
        settings.entrySet().stream()
            .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
            .toList());
  }
}
