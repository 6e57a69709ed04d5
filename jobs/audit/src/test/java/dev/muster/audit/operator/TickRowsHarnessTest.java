package dev.muster.audit.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.muster.arrival.Tick;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TickRowsHarnessTest {

  private TwoInputStreamOperatorTestHarness<Tick, Long, Verdict> harness;

  @BeforeEach
  void open() throws Exception {
    harness = new TwoInputStreamOperatorTestHarness<>(new TickRows());
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void answersATickWhenTheWatermarkReachesItsArrival() throws Exception {
    tick(0, 5, 1_000);
    judgedUpTo(999);
    assertThat(answers()).isEmpty();

    judgedUpTo(1_000);

    assertThat(answers()).containsExactly(Verdict.of(new Tick("muster.telemetry", 0, 5, 1_000)));
  }

  @Test
  void waitsForControlByWhichRecordsAreStillToBeJudged() throws Exception {
    tick(0, 5, 1_000);
    harness.processWatermark1(new Watermark(50_000));

    assertThat(answers()).isEmpty();

    harness.processWatermark2(new Watermark(1_000));

    assertThat(answers()).hasSize(1);
  }

  @Test
  void answersATickAtOnceThatComesAfterItsWatermark() throws Exception {
    judgedUpTo(2_000);

    tick(1, 9, 1_500);

    assertThat(answers()).extracting(Verdict::reason).containsExactly(VerdictReason.TICK);
  }

  @Test
  void answersInOrderOfArrivalAndBeforeItPassesTheWatermarkOn() throws Exception {
    tick(0, 6, 1_500);
    tick(1, 2, 1_200);
    tick(0, 5, 1_000);

    judgedUpTo(1_400);

    assertThat(answers())
        .extracting(verdict -> verdict.origin().arrival())
        .containsExactly(1_000L, 1_200L);
    assertThat(harness.getOutput()).last().isEqualTo(new Watermark(1_400));
  }

  @Test
  void keepsWaitingTicksOverARestartAndNothingElse() throws Exception {
    tick(0, 5, 1_000);
    tick(0, 6, 1_500);
    judgedUpTo(1_000);
    OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
    close();
    harness = new TwoInputStreamOperatorTestHarness<>(new TickRows());
    harness.initializeState(checkpoint);
    harness.open();

    judgedUpTo(900);
    assertThat(answers()).isEmpty();
    judgedUpTo(1_500);

    assertThat(answers()).extracting(verdict -> verdict.origin().offset()).containsExactly(6L);
  }

  @Test
  void leavesNoStateBehind() throws Exception {
    for (int i = 0; i < 100; i++) {
      tick(i % 4, i, 500L * i);
    }
    judgedUpTo(50_000);
    OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
    close();
    harness = new TwoInputStreamOperatorTestHarness<>(new TickRows());
    harness.initializeState(checkpoint);
    harness.open();

    judgedUpTo(Long.MAX_VALUE);

    assertThat(answers()).isEmpty();
  }

  @Test
  void refusesRecordsOnTheInputThatIsToBringWatermarksOnly() {
    assertThatIllegalStateException()
        .isThrownBy(() -> harness.processElement2(new StreamRecord<>(1L)));
  }

  private void tick(int partition, long offset, long arrival) throws Exception {
    harness.processElement1(
        new StreamRecord<>(new Tick("muster.telemetry", partition, offset, arrival), arrival));
  }

  private void judgedUpTo(long time) throws Exception {
    harness.processWatermark1(new Watermark(time));
    harness.processWatermark2(new Watermark(time));
  }

  private List<Verdict> answers() {
    return harness.getOutput().stream()
        .filter(StreamRecord.class::isInstance)
        .map(element -> (Verdict) ((StreamRecord<?>) element).getValue())
        .toList();
  }
}
