package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.connectors.fault.PermanentFaultException;
import dev.muster.connectors.kafka.FixedPartitions.Found;
import dev.muster.connectors.kafka.resume.RecordsLostException;
import org.apache.flink.runtime.executiongraph.failover.ExecutionFailureHandler;
import org.junit.jupiter.api.Test;

class FixedPartitionsTest {
  private static final FixedPartitions PARTITIONS =
      new FixedPartitions(new TopicFacts("telemetry", 4, "an-id"), TimestampRule.LOG_APPEND_TIME);

  @Test
  void goesOnWithTheTopicOfTheStart() {
    assertThatCode(() -> PARTITIONS.require(new Found(4, "an-id", true)))
        .doesNotThrowAnyException();
  }

  @Test
  void stopsForGoodIfItWasMadeAnewMeanwhile() {
    assertThatThrownBy(() -> PARTITIONS.require(new Found(4, "another-id", true)))
        .isInstanceOf(RecordsLostException.class)
        .hasMessageStartingWith("Topic telemetry was made anew while it was read")
        .matches(thrown -> ExecutionFailureHandler.isUnrecoverableError(new Exception(thrown)));
  }

  @Test
  void stopsWithAWayOnWhileTheBrokerDoesNotStampIt() {
    assertThatThrownBy(() -> PARTITIONS.require(new Found(4, "an-id", false)))
        .isInstanceOf(PermanentFaultException.class)
        .hasMessageContaining(
            "set LogAppendTime on it again, as `up` does by itself, and start again");
  }

  @Test
  void stopsForGoodIfItGrewOrWent() {
    assertThatThrownBy(() -> PARTITIONS.require(new Found(5, "an-id", true)))
        .isInstanceOf(PartitionsChangedException.class)
        .hasMessageContaining("in no order");
    assertThatThrownBy(() -> PARTITIONS.require(new Found(8, "an-id", true)))
        .isInstanceOf(PartitionsChangedException.class)
        .hasMessageContaining("grew from 4 to 8 partitions while it was read: start again");
    assertThatThrownBy(() -> PARTITIONS.require(new Found(0, "", true)))
        .isInstanceOf(PartitionsChangedException.class)
        .hasMessageStartingWith("Topic telemetry is gone");
  }
}
