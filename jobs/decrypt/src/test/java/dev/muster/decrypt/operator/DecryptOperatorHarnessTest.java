package dev.muster.decrypt.operator;

import static dev.muster.decrypt.SealedMessage.NOON;
import static dev.muster.decrypt.SealedMessage.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.decrypt.SealedMessage;
import dev.muster.decrypt.policy.PolicyTexts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecryptOperatorHarnessTest {
  private static final String NOTHING = "policies: []\n";
  private static final long MINUTE = 60_000;

  private DecryptHarness decrypt;

  @BeforeEach
  void start() throws Exception {
    decrypt = DecryptHarness.started();
  }

  @AfterEach
  void stop() throws Exception {
    decrypt.close();
  }

  @Test
  void opensByThePolicyThatCameBefore() throws Exception {
    decrypt.accept(3, NOON, PolicyTexts.OPERATIONAL);
    decrypt.arrive(number(1).with("operational", 1));
    decrypt.arrive(number(2).with("location", 1).with("operational", 2));

    assertThat(decrypt.flowBeforeBarrier())
        .containsExactly("pump-1/1 operational by 3", "pump-1/2 operational by 3");
  }

  @Test
  void letsNoWatermarkNoBarrierAndNoEndOvertakeASection() throws Exception {
    decrypt.accept(3, NOON, PolicyTexts.OPERATIONAL);
    decrypt.arrive(number(1).with("operational", 1));
    assertThat(decrypt.flow()).as("sections leave many together").isEmpty();
    decrypt.reach(NOON);
    assertThat(decrypt.flow()).containsExactly("pump-1/1 operational by 3", "watermark " + NOON);

    decrypt.arrive(number(2).with("operational", 1));
    assertThat(decrypt.flowBeforeBarrier()).containsExactly("pump-1/2 operational by 3");

    decrypt.arrive(number(3).with("operational", 1));
    decrypt.getOperator().finish();
    assertThat(decrypt.flow()).containsExactly("pump-1/3 operational by 3");
  }

  @Test
  void holdsABoundedNumberOfSections() throws Exception {
    decrypt.accept(3, NOON, PolicyTexts.OPERATIONAL);
    for (int i = 0; i < 1_000; i++) {
      decrypt.arrive(number(i).with("operational", i));
    }
    assertThat(decrypt.flow()).hasSizeBetween(1_000 - OpenedBatch.MAX_SECTIONS, 999);
    assertThat(decrypt.flowBeforeBarrier()).hasSizeBetween(1, OpenedBatch.MAX_SECTIONS);
  }

  @Test
  void holdsABoundedNumberOfReadings() throws Exception {
    decrypt.accept(3, NOON, PolicyTexts.OPERATIONAL);
    for (int i = 0; i < 10; i++) {
      decrypt.arrive(number(i).with("operational", SealedMessage.temperatures(1_000)));
    }
    assertThat(decrypt.flow()).as("full with the fifth, empty after it").hasSize(10);
    decrypt.arrive(number(10).with("operational", SealedMessage.temperatures(1_000)));
    assertThat(decrypt.flow()).isEmpty();
  }

  @Test
  void letsBeStoredOnlyWhatPolicyLetsBeStored() throws Exception {
    decrypt.accept(1, NOON, PolicyTexts.OPERATIONAL);
    decrypt.accept(2, NOON + 10, PolicyTexts.OPERATIONAL.replace("[store, detect]", "[detect]"));
    decrypt.arrive(number(1).with("operational", 1));
    decrypt.arrive(number(2).arriving(NOON + 10).with("operational", 1));

    assertThat(decrypt.flowBeforeBarrier()).hasSize(2);
    assertThat(decrypt.toStore()).containsExactly("pump-1/1 operational by 1");
  }

  @Test
  void opensNothingBeforeTheFirstBundle() throws Exception {
    decrypt.arrive(number(1).with("operational", 1));
    decrypt.reach(NOON + MINUTE);

    assertThat(decrypt.flow()).containsExactly("watermark " + (NOON + MINUTE));
    assertThat(decrypt.decisions())
        .containsExactlyInAnyOrder(
            "pump-1 operational store DENIED by null -1: 1",
            "pump-1 operational detect DENIED by null -1: 1");
  }

  @Test
  void changesPolicyToTheRecord() throws Exception {
    decrypt.accept(1, NOON - 100_000, PolicyTexts.OPERATIONAL);
    decrypt.accept(2, NOON + 10, NOTHING);
    decrypt.accept(3, NOON + 20, PolicyTexts.OPERATIONAL);
    for (int i = 8; i <= 21; i++) {
      decrypt.arrive(number(i).arriving(NOON + i).with("operational", i));
    }

    assertThat(decrypt.flowBeforeBarrier())
        .containsExactly(
            "pump-1/8 operational by 1",
            "pump-1/9 operational by 1",
            "pump-1/20 operational by 3",
            "pump-1/21 operational by 3");
    decrypt.reach(NOON + MINUTE);
    assertThat(decrypt.decisions())
        .containsExactlyInAnyOrder(
            "pump-1 operational store OPENED by operational-for-all 1: 2",
            "pump-1 operational detect OPENED by operational-for-all 1: 2",
            "pump-1 operational store DENIED by null 2: 10",
            "pump-1 operational detect DENIED by null 2: 10",
            "pump-1 operational store OPENED by operational-for-all 3: 2",
            "pump-1 operational detect OPENED by operational-for-all 3: 2");
  }

  @Test
  void opensNothingByABundleThatHasExpired() throws Exception {
    decrypt.acceptUntil(NOON + 10, 3, NOON);
    decrypt.arrive(number(1).arriving(NOON + 9).with("operational", 1));
    decrypt.arrive(number(2).arriving(NOON + 10).with("operational", 1));
    decrypt.reach(NOON + MINUTE);

    assertThat(decrypt.flow()).first().isEqualTo("pump-1/1 operational by 3");
    assertThat(decrypt.decisions())
        .containsExactlyInAnyOrder(
            "pump-1 operational store OPENED by operational-for-all 3: 1",
            "pump-1 operational detect OPENED by operational-for-all 3: 1",
            "pump-1 operational store DENIED by (expired) 3: 1",
            "pump-1 operational detect DENIED by (expired) 3: 1");
  }

  @Test
  void tellsTheDecisionsOfAMinuteOnceTheNextOneBeginsOrTheWatermarkHasPassedIt() throws Exception {
    decrypt.accept(3, NOON, PolicyTexts.OPERATIONAL);
    decrypt.arrive(number(1).with("operational", 1));
    decrypt.arrive(number(2).arriving(NOON + MINUTE - 1).with("operational", 1));
    decrypt.reach(NOON + MINUTE - 1);
    assertThat(decrypt.decisions()).isEmpty();
    decrypt.arrive(number(3).arriving(NOON + MINUTE).with("operational", 1));
    assertThat(decrypt.decisions())
        .containsExactlyInAnyOrder(
            "pump-1 operational store OPENED by operational-for-all 3: 2",
            "pump-1 operational detect OPENED by operational-for-all 3: 2");
    decrypt.reach(NOON + 2 * MINUTE);
    assertThat(decrypt.decisions()).hasSize(2);
  }

  /** Else what is kept grows for as long as one partition of telemetry has no leader. */
  @Test
  void keepsOneMinuteOfADeviceHoweverLongTheWatermarkStands() throws Exception {
    decrypt.accept(3, NOON, PolicyTexts.OPERATIONAL);
    for (int minute = 0; minute < 100; minute++) {
      decrypt.arrive(
          number(2 * minute + 1).arriving(NOON + minute * MINUTE).with("operational", 1));
      decrypt.arrive(
          number(2 * minute + 2).arriving(NOON + minute * MINUTE + 7).with("operational", 1));
    }
    assertThat(decrypt.decisions())
        .hasSize(2 * 99)
        .allMatch(line -> line.endsWith("OPENED by operational-for-all 3: 2"));
    assertThat(decrypt.minutes("pump-1")).isEqualTo(1);
    assertThat(decrypt.numEventTimeTimers()).isEqualTo(1);

    decrypt.reach(NOON + 99 * MINUTE);
    assertThat(decrypt.decisions()).isEmpty();
    decrypt.reach(NOON + 100 * MINUTE);
    assertThat(decrypt.decisions()).hasSize(2);
    assertThat(decrypt.entries("decisions")).isZero();
    assertThat(decrypt.numEventTimeTimers()).isZero();
  }

  /** Devices are bound to a partition; this is what holds should one ever not be. */
  @Test
  void tellsInPartsThatAddUpWhatFallsBackIntoAMinuteThatWasTold() throws Exception {
    decrypt.accept(3, NOON, PolicyTexts.OPERATIONAL);
    decrypt.arrive(number(1).with("operational", 1));
    decrypt.arrive(number(2).arriving(NOON + MINUTE).with("operational", 1));
    decrypt.arrive(number(3).arriving(NOON + 1).with("operational", 1));
    decrypt.reach(NOON + 2 * MINUTE);
    assertThat(decrypt.decisions()).hasSize(6).allMatch(line -> line.endsWith(": 1"));
    assertThat(decrypt.entries("decisions")).isZero();
    assertThat(decrypt.numEventTimeTimers()).isZero();
  }

  @ParameterizedTest(name = "from {0} to {1} tasks")
  @CsvSource({"1, 2", "2, 1", "3, 2", "2, 3"})
  void goesOnAfterARestoreAtAnyParallelism(int before, int after) throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    for (int task = 0; task < before; task++) {
      try (DecryptHarness old = DecryptHarness.started(before, task)) {
        old.accept(3, NOON, PolicyTexts.OPERATIONAL);
        assertThat(old.flow(sent(1, before, task))).hasSameSizeAs(sent(1, before, task));
        states.add(old.snapshot(1, 1));
      }
    }

    List<String> opened = new ArrayList<>();
    List<String> decided = new ArrayList<>();
    for (int task = 0; task < after; task++) {
      try (DecryptHarness restored = DecryptHarness.restored(states, after, task)) {
        opened.addAll(restored.flow(sent(2, after, task)));
        restored.reach(NOON + MINUTE);
        decided.addAll(restored.decisions());
      }
    }
    assertThat(opened).hasSize(10).allMatch(line -> line.endsWith("/2 operational by 3"));
    assertThat(decided).hasSize(20).allMatch(line -> line.endsWith(" 3: 2"));
  }

  /** One message of each device of a task, of ten devices. */
  private static List<SealedMessage> sent(int sequence, int tasks, int task) throws Exception {
    List<SealedMessage> sent = new ArrayList<>();
    for (int device = 0; device < 10; device++) {
      if (DecryptHarness.task("pump-" + device, tasks) == task) {
        sent.add(number(sequence).by("pump-" + device).with("operational", 1));
      }
    }
    return sent;
  }

  @Test
  void leavesNoStateBehind() throws Exception {
    decrypt.arrive(number(1).with("operational", 1));
    decrypt.accept(1, NOON, NOTHING);
    decrypt.accept(2, NOON + 10, PolicyTexts.OPERATIONAL);
    decrypt.arrive(number(2).arriving(NOON + 20).with("operational", 1));
    assertThat(decrypt.entries("decisions")).isEqualTo(1);
    decrypt.reach(NOON + MINUTE);

    assertThat(decrypt.entries("decisions")).isZero();
    assertThat(decrypt.numEventTimeTimers()).isZero();
  }

  @Test
  void keepsASupersededBundleForAMinuteOfRecordsBehindTheWatermark() throws Exception {
    decrypt.accept(1, NOON, PolicyTexts.OPERATIONAL);
    decrypt.accept(2, NOON + 10, NOTHING);
    decrypt.reach(NOON + MINUTE);
    decrypt.arrive(number(1).arriving(NOON + 9).with("operational", 1));
    assertThat(decrypt.flowBeforeBarrier()).contains("pump-1/1 operational by 1");

    decrypt.reach(NOON + 2 * MINUTE);
    decrypt.arrive(number(2).arriving(NOON + 9).with("operational", 1));
    assertThat(decrypt.flowBeforeBarrier()).noneMatch(line -> line.contains("operational"));
  }

  @Test
  void putsNoReadingIntoACheckpoint() throws Exception {
    double planted = 7_391.625;
    decrypt.accept(3, NOON, PolicyTexts.OPERATIONAL);
    decrypt.arrive(number(1).with("operational", planted));
    assertThat(decrypt.flowBeforeBarrier()).hasSize(1);

    byte[] secret = ByteBuffer.allocate(8).putDouble(planted).array();
    assertThat(indexOf(SealedMessage.temperature(planted), secret))
        .as("the search finds what is there")
        .isPositive();
    byte[] contentKey = SealedMessage.contentKey("pump-1", "operational");
    for (byte[] bytes : checkpoint()) {
      assertThat(indexOf(bytes, secret)).isNegative();
      assertThat(indexOf(bytes, contentKey)).isNegative();
      assertThat(indexOf(bytes, "temperature".getBytes(StandardCharsets.UTF_8))).isNegative();
    }
  }

  private List<byte[]> checkpoint() throws Exception {
    OperatorSubtaskState state = decrypt.snapshot(1, 1);
    List<byte[]> bytes = new ArrayList<>();
    state
        .getManagedKeyedState()
        .forEach(
            handle ->
                bytes.add(
                    ((ByteStreamStateHandle)
                            ((KeyGroupsStateHandle) handle).getDelegateStateHandle())
                        .getData()));
    assertThat(bytes).isNotEmpty();
    assertThat(indexOf(bytes.get(0), "pump-1".getBytes(StandardCharsets.UTF_8))).isPositive();
    return bytes;
  }

  private static int indexOf(byte[] bytes, byte[] sought) {
    for (int i = 0; i + sought.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
        return i;
      }
    }
    return -1;
  }
}
