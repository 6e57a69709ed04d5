package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

class DeadLetterRoomTest {
  private static final DeadLetterRoom ROOM = new DeadLetterRoom("telemetry", "dlq");
  private static final KafkaAccess ACCESS = KafkaAccess.plain("127.0.0.1:9092");
  private static final String BUFFER = "buffer.memory";

  /** What Kafka allows where nobody says otherwise. */
  private static final int KAFKAS_OWN = 1_048_588;

  @Test
  void takesAQuarantineThatHoldsTheLargestRecordAndItsHeaders() {
    assertThat(ROOM.require(ACCESS, topic(1_048_576), topic(1_114_112))).isEqualTo(1_114_112);
  }

  @Test
  void refusesAQuarantineThatTheLargestRecordDoesNotFitInto() {
    assertThatThrownBy(() -> ROOM.require(ACCESS, topic(KAFKAS_OWN), topic(KAFKAS_OWN)))
        .isInstanceOf(PreflightException.class)
        .hasMessage(
            "Topic dlq takes records of 1048588 bytes, but a refused one of telemetry may need"
                + " 1114124 with its headers: run `kafka-configs.sh --bootstrap-server"
                + " 127.0.0.1:9092 --alter --entity-type topics --entity-name dlq --add-config"
                + " max.message.bytes=1114124`.");
  }

  @Test
  void theProducerTakesWhatTheTopicTakes() {
    Transactions transactions =
        new Transactions(KafkaAccess.plain("127.0.0.1:1"), "acme", Duration.ofHours(1));

    Properties usual = transactions.properties(1_114_112);
    assertThat(usual).containsEntry("max.request.size", "1114112").doesNotContainKey(BUFFER);
    assertThat(transactions.properties(64 << 20))
        .containsEntry("max.request.size", "67108864")
        .containsEntry(BUFFER, "67108864");
  }

  private static Config topic(int bytes) {
    return new Config(List.of(new ConfigEntry("max.message.bytes", String.valueOf(bytes))));
  }
}
