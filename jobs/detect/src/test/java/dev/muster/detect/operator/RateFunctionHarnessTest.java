package dev.muster.detect.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.rate.RateSettings;
import dev.muster.message.MessageType;
import dev.muster.verify.Contact;
import dev.muster.verify.VerdictReason;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateFunctionHarnessTest {
  private static final DeviceRecord DEVICE = Roll.device("pump-1", 10);
  private static final KeySelector<Contact, String> KEY = one -> one.device().device();

  private Tasks<Contact> rate;
  private long sequence;

  @BeforeEach
  void start() throws Exception {
    rate = Tasks.started(new RateFunction(RateSettings.DEFAULT), KEY);
  }

  @AfterEach
  void stop() throws Exception {
    rate.close();
  }

  @Test
  void goesOnAfterARestartInTheMiddleOfABurst() throws Exception {
    speak(0, 30, 1);
    speak(30, 31, 0.1);
    OperatorSubtaskState state = rate.snapshot(1, 1);
    rate.close();
    rate = Tasks.restored(new RateFunction(RateSettings.DEFAULT), KEY, state);
    speak(31, 34, 0.1);
    assertThat(rate.found()).containsExactly("rate RAISED");
    speak(34, 60, 1);
    assertThat(rate.found()).containsExactly("rate CLEARED");
  }

  /** Known for ten seconds only when the broker goes away, and restored while it is. */
  @Test
  void accusesNobodyWhoseMessagesWaitedForABroker() throws Exception {
    speak(0, 9, 0.5);
    OperatorSubtaskState state = rate.snapshot(1, 1);
    rate.close();
    rate = Tasks.restored(new RateFunction(RateSettings.DEFAULT), KEY, state);
    for (double issued = 9; issued < 69; issued += 0.5) {
      speak(69, issued);
    }
    speak(69, 100, 0.5);
    assertThat(rate.found()).isEmpty();
    for (int message = 0; message < 60; message++) {
      speak(100, 100);
    }
    assertThat(rate.found()).containsExactly("rate RAISED");
  }

  @Test
  void keepsOneTimerAndForgetsADeviceThatIsGone() throws Exception {
    speak(0, 100, 1);
    assertThat(rate.numEventTimeTimers()).isEqualTo(1);
    rate.processWatermark(Roll.T + RateSettings.DEFAULT.retention().toMillis());
    assertThat(rate.numKeyedStateEntries()).isEqualTo(1);
    rate.processWatermark(Roll.T + Duration.ofDays(60).toMillis());
    assertThat(rate.numKeyedStateEntries()).isZero();
    assertThat(rate.numEventTimeTimers()).isZero();
  }

  @Test
  void forgetsTheSameWhetherItIsOnTimeOrCatchesUp() throws Exception {
    assertThat(afterAPause(10_800, true)).isEmpty();
    assertThat(afterAPause(10_800, false)).isEmpty();
    assertThat(afterAPause(600, true)).containsExactly("rate RAISED");
    assertThat(afterAPause(600, false)).containsExactly("rate RAISED");
  }

  /** What is found after a pause of a device that is remembered for an hour. */
  private List<String> afterAPause(int pause, boolean onTime) throws Exception {
    rate.close();
    RateSettings all = RateSettings.DEFAULT;
    Duration hour = Duration.ofHours(1);
    rate =
        Tasks.started(
            new RateFunction(
                new RateSettings(
                    all.version(), all.learning(), all.span(), all.factor(), all.burst(), hour)),
            KEY);
    speak(0, 12_000, 600);
    if (onTime) {
      rate.processWatermark(Roll.at(12_000 + pause) - 1);
    }
    speak(12_000 + pause, 12_100 + pause, 1);
    assertThat(rate.numEventTimeTimers()).isEqualTo(1);
    return rate.found();
  }

  private void speak(double from, double to, double every) throws Exception {
    for (double second = from; second < to; second += every) {
      speak(second, second);
    }
  }

  /** One message, which may arrive later than it was issued. */
  private void speak(double second, double issued) throws Exception {
    sequence++;
    long arrival = Roll.at(second);
    rate.processElement(
        new Contact(
            new Origin(Roll.TOPIC, 0, sequence, arrival),
            DEVICE,
            1,
            sequence,
            Math.floorDiv(Roll.at(issued), 1_000),
            VerdictReason.ACCEPTED,
            MessageType.TELEMETRY,
            null),
        arrival);
  }
}
