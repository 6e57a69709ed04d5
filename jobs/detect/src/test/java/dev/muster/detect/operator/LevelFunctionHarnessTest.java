package dev.muster.detect.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.policy.Purpose;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.level.LevelSettings;
import dev.muster.message.reading.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LevelFunctionHarnessTest {
  private static final long T = Roll.T;
  private static final DeviceRecord DEVICE = Roll.device("pump-1", 10);
  private static final KeySelector<OpenedSection, String> KEY = one -> one.device().device();

  private Tasks<OpenedSection> level;
  private int second;

  @BeforeEach
  void start() throws Exception {
    level = Tasks.started(new LevelFunction(LevelSettings.DEFAULT), KEY);
  }

  @AfterEach
  void stop() throws Exception {
    level.close();
  }

  @Test
  void saysWhatWasExpectedAndObservedOnWhichRecords() throws Exception {
    normal("operational", Purpose.DETECT);
    send("operational", 80, Purpose.DETECT);
    Finding finding = level.extractOutputValues().get(0);
    assertThat(finding.identity().metric()).isEqualTo("temperature");
    assertThat(finding.identity().onset()).isEqualTo(T + 20_000);
    assertThat(finding.observation().observed()).isEqualTo(80);
    assertThat(finding.observation().expected()).isBetween(20.0, 22.0);
    assertThat(finding.observation().deviation()).isGreaterThan(10);
    assertThat(finding.observation().records()).isEqualTo("3:20-20");
    assertThat(finding.device()).isEqualTo(DEVICE);
    assertThat(finding.lastSequence()).isEqualTo(20);
  }

  @Test
  void keepsReadingsOfOtherClassesOutOfItsFindings() throws Exception {
    normal("personal", Purpose.DETECT);
    send("personal", 80, Purpose.DETECT);
    Finding finding = level.extractOutputValues().get(0);
    assertThat(finding.identity().dataClass()).isEqualTo("personal");
    assertThat(finding.observation().expected()).isNull();
    assertThat(finding.observation().observed()).isNull();
    assertThat(finding.observation().deviation()).isNotNull();
  }

  @Test
  void goesOnJudgingAfterAReadingOfTheFuture() throws Exception {
    normal("operational", Purpose.DETECT);
    measure(21, Duration.ofDays(9_999));
    measure(22, Duration.ofMinutes(6));
    send("operational", 80, Purpose.DETECT);
    assertThat(level.found()).containsExactly("level RAISED");
  }

  @Test
  void takesAReadingThatIsAheadAsFarAsAMessageMayBe() throws Exception {
    normal("operational", Purpose.DETECT);
    measure(4_000, Duration.ofMinutes(5));
    assertThat(level.found()).containsExactly("level RAISED");
  }

  @Test
  void beginsNothingWithAReadingOfTheFuture() throws Exception {
    measure(21, Duration.ofDays(9_999));
    assertThat(level.numKeyedStateEntries()).isZero();
    assertThat(level.numEventTimeTimers()).isZero();
  }

  @Test
  void looksIntoNothingThatWasOpenedForAnotherPurpose() throws Exception {
    normal("operational", Purpose.STORE);
    send("operational", 80, Purpose.STORE);
    assertThat(level.found()).isEmpty();
    assertThat(level.numKeyedStateEntries()).isZero();
  }

  @Test
  void goesOnAfterARestart() throws Exception {
    normal("operational", Purpose.DETECT);
    OperatorSubtaskState state = level.snapshot(1, 1);
    send("operational", 80, Purpose.DETECT);
    assertThat(level.found()).containsExactly("level RAISED");
    level.close();
    level = Tasks.restored(new LevelFunction(LevelSettings.DEFAULT), KEY, state);
    second--;
    send("operational", 80, Purpose.DETECT);
    send("operational", 21, Purpose.DETECT);
    send("operational", 21.2, Purpose.DETECT);
    assertThat(level.found()).containsExactly("level RAISED", "level CLEARED");
  }

  @Test
  void keepsASnapshotAsItWasWhileItGoesOn() throws Exception {
    normal("operational", Purpose.DETECT);
    OperatorSubtaskState first = level.snapshot(1, 1);
    send("operational", 80, Purpose.DETECT);
    OperatorSubtaskState second = level.snapshot(2, 2);
    level.close();
    level = Tasks.restored(new LevelFunction(LevelSettings.DEFAULT), KEY, first);
    send("operational", 80, Purpose.DETECT);
    assertThat(level.found()).containsExactly("level RAISED");
    level.close();
    level = Tasks.restored(new LevelFunction(LevelSettings.DEFAULT), KEY, second);
    send("operational", 80, Purpose.DETECT);
    assertThat(level.found()).isEmpty();
  }

  @Test
  void keepsNoMoreMetricsThanItSays() throws Exception {
    for (int name = 0; name < LevelFunction.MAX_METRICS; name++) {
      level.processElement(section("operational", "m" + name, 1, Purpose.DETECT), T);
    }
    normal("operational", Purpose.DETECT);
    send("operational", 80, Purpose.DETECT);
    assertThat(level.found()).as("of one metric too many").isEmpty();
  }

  @Test
  void forgetsWhatIsNotReportedAnyMore() throws Exception {
    normal("operational", Purpose.DETECT);
    assertThat(level.numEventTimeTimers()).isEqualTo(1);
    long retention = LevelSettings.DEFAULT.retention().toMillis();
    level.processWatermark(T + retention);
    assertThat(level.numKeyedStateEntries()).isEqualTo(1);
    level.processWatermark(T + retention + Duration.ofDays(10).toMillis());
    assertThat(level.numKeyedStateEntries()).isZero();
    assertThat(level.numEventTimeTimers()).isZero();
  }

  @Test
  void forgetsTheSameWhetherItIsOnTimeOrCatchesUp() throws Exception {
    assertThat(afterAPause(Duration.ofHours(3), true)).isEmpty();
    assertThat(afterAPause(Duration.ofHours(3), false)).isEmpty();
    assertThat(afterAPause(Duration.ofMinutes(50), true)).containsExactly("level RAISED");
    assertThat(afterAPause(Duration.ofMinutes(50), false)).containsExactly("level RAISED");
  }

  @Test
  void makesRoomForNewMetricsWhetherItIsOnTimeOrCatchesUp() throws Exception {
    for (int name = 0; name < LevelFunction.MAX_METRICS; name++) {
      level.processElement(section("operational", "m" + name, 1, Purpose.DETECT), T);
    }
    second += 60 * 86_400;
    normal("operational", Purpose.DETECT);
    send("operational", 80, Purpose.DETECT);
    assertThat(level.found()).containsExactly("level RAISED");
    level.processWatermark(T + second * 1_000L);
    assertThat(level.numEventTimeTimers()).isEqualTo(1);
  }

  /** What is found after a pause of a metric that is kept for an hour. */
  private List<String> afterAPause(Duration pause, boolean onTime) throws Exception {
    level.close();
    LevelSettings all = LevelSettings.DEFAULT;
    LevelSettings hour =
        new LevelSettings(
            all.version(),
            all.learning(),
            all.margin(),
            all.jump(),
            all.drifting(),
            all.stuck(),
            Duration.ofHours(1));
    level = Tasks.started(new LevelFunction(hour), KEY);
    second = 0;
    normal("operational", Purpose.DETECT);
    second += (int) pause.toSeconds();
    if (onTime) {
      level.processWatermark(T + second * 1_000L - 1);
    }
    send("operational", 1e6, Purpose.DETECT);
    return level.found();
  }

  private void normal(String dataClass, Purpose purpose) throws Exception {
    for (int reading = 0; reading < 20; reading++) {
      send(dataClass, 21 + Math.sin(reading), purpose);
    }
    assertThat(level.found()).isEmpty();
  }

  private void send(String dataClass, double value, Purpose purpose) throws Exception {
    level.processElement(section(dataClass, "temperature", value, purpose), T + second * 1_000L);
    second++;
  }

  /** A reading of a time that lies ahead of its message. */
  private void measure(double value, Duration ahead) throws Exception {
    OpenedSection on = section("operational", "temperature", value, Purpose.DETECT);
    long time = on.issuedAt() * 1_000 + ahead.toMillis();
    level.processElement(
        new OpenedSection(
            on.origin(),
            on.device(),
            on.epoch(),
            on.sequence(),
            on.issuedAt(),
            on.dataClass(),
            on.purposes(),
            on.policyVersion(),
            List.of(new Reading("temperature", "Cel", Reading.Kind.NUMBER, value, null, time))),
        on.origin().arrival());
    second++;
  }

  private OpenedSection section(String dataClass, String name, double value, Purpose purpose) {
    long arrival = T + second * 1_000L;
    return new OpenedSection(
        new Origin(Roll.TOPIC, 3, second, arrival),
        DEVICE,
        1,
        second,
        arrival / 1_000,
        dataClass,
        Set.of(purpose),
        1,
        List.of(
            new Reading(name, "Cel", Reading.Kind.NUMBER, value, null, arrival),
            new Reading("note", null, Reading.Kind.TEXT, 0, "fine", arrival)));
  }
}
