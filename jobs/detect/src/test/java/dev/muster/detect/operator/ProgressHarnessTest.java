package dev.muster.detect.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.silence.Progress;
import dev.muster.message.MessageType;
import dev.muster.verify.Contact;
import dev.muster.verify.VerdictReason;
import org.junit.jupiter.api.Test;

/** Whoever needs a device's numbers is told of each epoch, and seldom within it. */
class ProgressHarnessTest {
  private static final DeviceRecord PUMP =
      DeviceRecord.of("pump-1", "pumps").cadenceSeconds(60).build();

  @Test
  void tellsEachEpochAndEveryFewHundredNumbersAcrossARestart() throws Exception {
    SilenceTasks.Snapshot snapshot;
    try (SilenceTasks tasks = SilenceTasks.started(2)) {
      tasks.spoke(message(1_000, 3, 7));
      tasks.spoke(message(1_001, 3, 511));
      tasks.spoke(message(1_002, 3, 512));
      tasks.spoke(message(1_003, 2, 9_000));
      assertThat(tasks.progress())
          .containsExactly(
              new Progress("pump-1", 1_000, 3, 7), new Progress("pump-1", 1_002, 3, 512));
      snapshot = tasks.snapshot();
    }
    try (SilenceTasks tasks = SilenceTasks.restored(1, snapshot)) {
      tasks.spoke(message(1_004, 3, 1_023));
      tasks.spoke(message(1_005, 4, 0));
      assertThat(tasks.progress()).containsExactly(new Progress("pump-1", 1_005, 4, 0));
    }
  }

  private static Contact message(long arrival, long epoch, long sequence) {
    return new Contact(
        new Origin("t", 0, arrival, arrival),
        PUMP,
        epoch,
        sequence,
        1,
        VerdictReason.ACCEPTED,
        MessageType.HEARTBEAT,
        null);
  }
}
