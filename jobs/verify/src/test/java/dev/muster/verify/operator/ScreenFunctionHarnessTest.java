package dev.muster.verify.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Tick;
import dev.muster.message.ArrivedRecord;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.identity.Candidate;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class ScreenFunctionHarnessTest {
  private static final long T = 1_767_225_600_000L;

  @Test
  void sendsEachRecordOneWay() throws Exception {
    try (OneInputStreamOperatorTestHarness<ArrivedRecord, Candidate> screen =
        ProcessFunctionTestHarnesses.forProcessFunction(new ScreenFunction(Fleet.SETTINGS))) {
      screen.processElement(Fleet.heartbeat(0, 0, T), T);
      screen.processElement(new ArrivedRecord("t", 0, 1, T, null, null, true), T);
      screen.processElement(new ArrivedRecord("t", 0, 2, T, null, new byte[3], false), T);

      assertThat(screen.extractOutputValues()).hasSize(1);
      assertThat(screen.getSideOutput(VerifyStreams.TICKS))
          .extracting(record -> record.getValue())
          .containsExactly(new Tick("t", 0, 1, T));
      assertThat(screen.getSideOutput(VerifyStreams.SCREENED))
          .extracting(record -> record.getValue().reason())
          .containsExactly(VerdictReason.MALFORMED);
      assertThat(screen.getSideOutput(VerifyStreams.REFUSED))
          .extracting(record -> record.getValue().origin().offset())
          .containsExactly(2L);
    }
  }

  @Test
  void tellsOfTicksAndOfTheFirstThatTheBrokerDidNotStampWithoutTheirBytes() throws Exception {
    try (OneInputStreamOperatorTestHarness<ArrivedRecord, Candidate> screen =
        ProcessFunctionTestHarnesses.forProcessFunction(new ScreenFunction(Fleet.SETTINGS))) {
      byte[] bytes = new byte[3];
      screen.processElement(new ArrivedRecord("t", 0, 1, T, null, null, true), T);
      screen.processElement(new ArrivedRecord("t", 0, 2, T, bytes, bytes, false), T);
      ArrivedRecord first = new ArrivedRecord("t", 0, 3, T, bytes, bytes, false, 0, null, true);
      screen.processElement(first, T);

      assertThat(screen.getSideOutput(VerifyStreams.HEARD))
          .extracting(record -> record.getValue())
          .containsExactly(
              new ArrivedRecord("t", 0, 1, T, null, null, true),
              new ArrivedRecord("t", 0, 3, T, null, null, false, 0, null, true));
      assertThat(screen.getSideOutput(VerifyStreams.SCREENED)).as("its verdict too").hasSize(2);
    }
  }
}
