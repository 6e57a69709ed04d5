package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.connectors.kafka.resume.Loss;
import dev.muster.connectors.kafka.resume.LossKind;
import dev.muster.connectors.kafka.resume.LostRecords;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicSourceTest {
  private static final TopicSource SOURCE =
      TopicSource.of(
          KafkaAccess.plain("127.0.0.1:1"),
          new TopicFacts("telemetry", 4, "an-id"),
          TimestampRule.LOG_APPEND_TIME);

  @Test
  void beginsAtTheEarliestRecordAndJumpsOverNone() {
    EarliestOffsets offsets = new EarliestOffsets();
    TopicPartition first = new TopicPartition("telemetry", 0);
    TopicPartition second = new TopicPartition("telemetry", 1);

    assertThat(offsets.getPartitionOffsets(List.of(first, second), null))
        .containsOnlyKeys(first, second)
        .containsValues(KafkaPartitionSplit.EARLIEST_OFFSET);
    assertThat(offsets.getAutoOffsetResetStrategy()).isEqualTo(OffsetResetStrategy.NONE);
  }

  @Test
  void isReadByAsManyTasksAsThereArePartitionsAtMost() {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();

    assertThat(SOURCE.attach(environment, "eight", 8).getParallelism()).isEqualTo(4);
    assertThat(SOURCE.attachPrompt(environment, "three", 3).getParallelism()).isEqualTo(3);
    assertThat(SOURCE.source("client").getBoundedness())
        .isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
  }

  @Test
  void keepsWhatWasSaidBeforeWhateverIsSaidNext() {
    Loss loss = new Loss(LossKind.REMOVED, new LostRecords("telemetry", 1, 100, 199), 100, 200);
    WaitingBounds bounds = new WaitingBounds(10, 20);

    assertThat(
            SOURCE
                .telling("group")
                .committed()
                .waitingAtMost(bounds)
                .goingOn(new Resumption(List.of(loss))))
        .isEqualTo(
            new TopicSource(
                SOURCE.access(),
                SOURCE.topic(),
                TimestampRule.LOG_APPEND_TIME,
                "group",
                IsolationLevel.READ_COMMITTED,
                bounds,
                List.of(loss)));
  }

  @Test
  void isPrintedWithoutWhatTheClientIsGiven() {
    KafkaAccess access =
        new KafkaAccess(
            Map.of(
                "bootstrap.servers", "127.0.0.1:1", "ssl.key.password", "put-where-none-belongs"));
    TopicSource source = TopicSource.of(access, SOURCE.topic(), TimestampRule.LOG_APPEND_TIME);

    assertThat(source.source("client").toString()).isEqualTo("ArrivalSource[telemetry]");
    assertThat(source.toString()).doesNotContain("put-where-none-belongs");
  }
}
