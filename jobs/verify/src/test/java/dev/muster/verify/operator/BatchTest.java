package dev.muster.verify.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.registry.DeviceKey;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.verify.identity.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final long T = 1_767_225_600_000L;

  private final PublicKeys keys = new PublicKeys(Fleet.SETTINGS, CryptoProvider.fastest());

  @Test
  void judgesInTheOrderOfArrivalWhenItIsFull() throws Exception {
    try (VerifyHarness verify = VerifyHarness.batching(3)) {
      known(verify, 2);
      verify.arrive(Fleet.candidate(1, 0, T));
      verify.arrive(Fleet.candidate(0, 0, T + 1));
      assertThat(verify.flow()).isEmpty();
      verify.arrive(Fleet.candidate(1, 1, T + 2));
      assertThat(verify.flow())
          .containsExactly("device-1/0 ACCEPTED", "device-0/0 ACCEPTED", "device-1/1 ACCEPTED");
    }
  }

  @Test
  void letsNoWatermarkNoBarrierAndNoEndOvertakeAMessage() throws Exception {
    try (VerifyHarness verify = VerifyHarness.batching(64)) {
      known(verify, 1);
      verify.arrive(Fleet.candidate(0, 0, T));
      verify.telemetryReaches(T);
      assertThat(verify.flow()).containsExactly("device-0/0 ACCEPTED", "watermark " + T);
      verify.arrive(Fleet.candidate(0, 1, T + 1));
      verify.prepareSnapshotPreBarrier(1);
      assertThat(verify.flow()).containsExactly("device-0/1 ACCEPTED");
      verify.arrive(Fleet.candidate(0, 2, T + 2));
      verify.finish();
      assertThat(verify.flow()).containsExactly("device-0/2 ACCEPTED");
    }
  }

  @Test
  void judgesBySizeOfBatchesAsOneByOne() throws Exception {
    List<String> oneByOne = answers(1);
    assertThat(oneByOne)
        .anyMatch(answer -> answer.endsWith("ACCEPTED"))
        .anyMatch(answer -> answer.endsWith("BAD_SIGNATURE"))
        .anyMatch(answer -> answer.endsWith("DUPLICATE"))
        .anyMatch(answer -> answer.endsWith("DEVICE_SUSPENDED"))
        .anyMatch(answer -> answer.endsWith("UNKNOWN_DEVICE"));
    assertThat(answers(7)).isEqualTo(oneByOne);
    assertThat(answers(256)).isEqualTo(oneByOne);
  }

  @Test
  void checksAheadOnlyWhatIsWorthIt() {
    Candidate good = Fleet.candidate(0, 0, T);
    assertThat(keys.checkAhead(good)).as("no key is at hand").isNull();
    assertThat(keys.holds(good, key(0))).isTrue();
    assertThat(keys.checkAhead(good).holds()).isTrue();
    assertThat(keys.checkAhead(good).isOf(key(0))).isTrue();
    assertThat(keys.checkAhead(good).isOf(key(2))).isFalse();

    Candidate foreign = Fleet.screened(Fleet.heartbeat(1, 0, 1, T));
    assertThat(keys.checkAhead(foreign)).as("the key is at hand for another device").isNull();

    Candidate bad = Fleet.screened(damaged(Fleet.heartbeat(0, 1, T)));
    assertThat(keys.checkAhead(bad).holds()).isFalse();
    assertThat(keys.checkAhead(good)).as("the last signature was bad").isNull();
    assertThat(keys.holds(good, key(0))).isTrue();
    assertThat(keys.checkAhead(good)).as("the last signature was good").isNotNull();
  }

  @Test
  void checksNothingAheadOfAKeyWhoseAnswersNobodyAsksFor() throws Exception {
    Batch batch = new Batch(keys, 2);
    Candidate genuine = Fleet.candidate(0, 0, T);
    batch.add(genuine);
    batch.judge(message -> assertThat(batch.holds(message, key(0))).isTrue());
    assertThat(keys.checkAhead(genuine)).as("it was asked for").isNotNull();
    batch.add(genuine);
    batch.judge(message -> {});
    assertThat(keys.checkAhead(genuine)).as("it was refused unchecked").isNull();
  }

  private static List<String> answers(int batch) throws Exception {
    Random random = new Random(5);
    List<String> answers = new ArrayList<>();
    try (VerifyHarness verify = VerifyHarness.batching(batch)) {
      known(verify, 3);
      verify.register(Fleet.suspended(1, 2, T + 300));
      for (int message = 0; message < 400; message++) {
        int device = random.nextInt(4);
        ArrivedRecord record = Fleet.heartbeat(device, random.nextInt(100), T + message);
        boolean damaged = random.nextInt(10) == 0;
        verify.arrive(Fleet.screened(damaged ? damaged(record) : record));
        if (random.nextInt(50) == 0) {
          verify.telemetryReaches(T + message);
        }
      }
      verify.telemetryReaches(T + 1_000);
      verify.flow().stream().filter(each -> !each.startsWith("watermark")).forEach(answers::add);
    }
    return answers;
  }

  /** All devices but the last are registered, and control is far ahead. */
  private static void known(VerifyHarness verify, int devices) throws Exception {
    for (int device = 0; device < devices; device++) {
      verify.register(Fleet.accepted(device, 1, T));
    }
    verify.controlReaches(T + 100_000);
  }

  private static DeviceKey key(int device) {
    return Fleet.accepted(device, 1, T).content().keys().get(0);
  }

  private static ArrivedRecord damaged(ArrivedRecord record) {
    byte[] value = record.value().clone();
    value[value.length - 1] ^= 1;
    return new ArrivedRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.arrival(),
        record.key(),
        value,
        false);
  }
}
