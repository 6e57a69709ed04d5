package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.connectors.kafka.resume.Loss;
import dev.muster.connectors.kafka.resume.LossKind;
import dev.muster.connectors.kafka.resume.LostRecords;
import java.util.List;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ResumingTest {
  private static final Resuming RESUMING =
      new Resuming(
          KafkaAccess.plain("127.0.0.1:1"),
          List.of(
              new Loss(LossKind.REMOVED, new LostRecords("telemetry", 1, 100, 199), 100, 200),
              new Loss(
                  LossKind.LEFT,
                  new LostRecords("old", 0, 7, LostRecords.UNKNOWN),
                  7,
                  Loss.NOWHERE)));

  @Test
  void goesOnBehindWhatWasAcceptedAsLost() {
    assertThat(RESUMING.begin(split("telemetry", 1, 100)))
        .hasValueSatisfying(split -> assertThat(split.getStartingOffset()).isEqualTo(200));
  }

  @Test
  void leavesEveryOtherPlaceAsItIs() {
    for (KafkaPartitionSplit split :
        List.of(
            split("telemetry", 1, 101), split("telemetry", 0, 100), split("registry", 1, 100))) {
      assertThat(RESUMING.begin(split)).containsSame(split);
    }
  }

  @Test
  void leavesATopicAloneThatIsNoLongerRead() {
    assertThat(RESUMING.begin(split("old", 0, 7))).isEmpty();
  }

  @Test
  void travelsToTheTasks() throws Exception {
    assertThat(InstantiationUtil.clone(RESUMING)).isEqualTo(RESUMING);
  }

  private static KafkaPartitionSplit split(String topic, int partition, long offset) {
    return new KafkaPartitionSplit(new TopicPartition(topic, partition), offset);
  }
}
