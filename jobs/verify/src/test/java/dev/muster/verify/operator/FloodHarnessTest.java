package dev.muster.verify.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.message.ArrivedRecord;
import dev.muster.verify.Forgeries;
import dev.muster.verify.ReplaySettings;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.identity.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Floods of junk in devices' names, and what the task makes of the devices' own messages. */
class FloodHarnessTest {
  private static final long T = 1_767_225_600_000L;

  /** Checks cost most: a small room shows the same as a large one. */
  private static final VerifySettings SETTINGS = crowdedAfter(100);

  @Test
  void judgesTheMessagesOfADeviceInWhoseNameAFloodArrives() throws Exception {
    try (VerifyHarness verify = known(SETTINGS, 1)) {
      long offset = 0;
      verify.arrive(own(0, 0, T - 1_000, offset++));
      for (int second = 0; second < 10; second++) {
        for (int junk = 0; junk < 260; junk++) {
          long arrival = T + second * 1_000L + junk * 3L;
          verify.arrive(junk(0, 5_000 + offset, arrival, offset++));
        }
        verify.arrive(own(0, second + 1, T + second * 1_000L + 900, offset++));
      }
      assertThat(accepted(verify)).isEqualTo(11);
    }
  }

  @Test
  void judgesTheMessagesOfAllDevicesWhenTheFloodIsSpreadOverThem() throws Exception {
    int devices = 40;
    try (VerifyHarness verify = known(SETTINGS, devices)) {
      long offset = 0;
      for (int round = 0; round < 26; round++) {
        for (int device = 0; device < devices; device++) {
          verify.arrive(junk(device, 1, T + round, offset++));
        }
      }
      for (int device = 0; device < devices; device++) {
        verify.arrive(own(device, 1, T + 100, offset++));
      }
      assertThat(accepted(verify)).isEqualTo(devices);
    }
  }

  @Test
  void tellsWhoWentUncheckedOnceASecond() throws Exception {
    try (VerifyHarness verify = known(SETTINGS, 2)) {
      long offset = 0;
      for (int junk = 0; junk < 200; junk++) {
        verify.arrive(junk(0, 60_000 + junk, T + junk, offset++));
        verify.arrive(own(1, junk, T + junk, offset++));
      }
      verify.telemetryReaches(T + 1_000);
      assertThat(verify.unchecked())
          .singleElement()
          .satisfies(unchecked -> assertThat(unchecked.device()).isEqualTo("device-0"));
    }
  }

  @Test
  void countsForgeriesWhateverTheBatches() throws Exception {
    List<Forgeries> alone = forgeries(1);
    assertThat(alone.stream().mapToLong(Forgeries::records).sum()).isEqualTo(300);
    assertThat(summed(forgeries(7))).isEqualTo(summed(alone));
    assertThat(forgeries(256)).hasSizeLessThan(20);
    assertThat(summed(forgeries(256))).isEqualTo(summed(alone));
  }

  @Test
  void givesTheSameVerdictsInAFloodWhateverTheBatchesAndWhoComesBetween() throws Exception {
    List<String> alone = verdicts(1, 3);
    assertThat(alone)
        .anyMatch(verdict -> verdict.endsWith("OVERLOADED"))
        .anyMatch(verdict -> verdict.endsWith("BAD_SIGNATURE"))
        .anyMatch(verdict -> verdict.endsWith("ACCEPTED"));
    assertThat(verdicts(256, 3)).isEqualTo(alone);
    assertThat(verdicts(64, 11)).isEqualTo(alone);
  }

  /** Verdicts about device 0; messages of other partitions come between, in any order. */
  private static List<String> verdicts(int batch, long between) throws Exception {
    Random other = new Random(between);
    List<String> verdicts = new ArrayList<>();
    try (VerifyHarness verify = known(SETTINGS, 3, batch)) {
      for (int record = 0; record < 600; record++) {
        boolean genuine = record % 50 == 0;
        long arrival = T + record * 5L;
        verify.arrive(
            genuine
                ? own(0, record / 50, arrival, record)
                : junk(0, record % 3 == 0 ? 1 : 60_000 + record, arrival, record));
        if (other.nextBoolean()) {
          verify.arrive(junk(2, 9, arrival, other.nextInt(1_000)));
        }
      }
      verify.telemetryReaches(T + 10_000);
      verify.flow().stream().filter(each -> each.startsWith("device-0/")).forEach(verdicts::add);
    }
    return verdicts;
  }

  private static List<Forgeries> forgeries(int batch) throws Exception {
    try (VerifyHarness verify = known(SETTINGS, 2, batch)) {
      for (int junk = 0; junk < 300; junk++) {
        verify.arrive(junk(junk % 2, 60_000, T + junk * 10L, junk));
      }
      verify.telemetryReaches(T + 10_000);
      return verify.forgeries();
    }
  }

  private static List<Forgeries> summed(List<Forgeries> parts) {
    Map<Forgeries.Place, Forgeries> sums = new HashMap<>();
    parts.forEach(part -> sums.merge(part.place(), part, Forgeries::and));
    return sums.values().stream()
        .sorted(Comparator.comparingLong(Forgeries::second).thenComparing(Forgeries::partition))
        .toList();
  }

  private static long accepted(VerifyHarness verify) {
    return verify.flow().stream()
        .filter(each -> each.endsWith(VerdictReason.ACCEPTED.name()))
        .count();
  }

  private static VerifyHarness known(VerifySettings settings, int devices) throws Exception {
    return known(settings, devices, 1);
  }

  private static VerifyHarness known(VerifySettings settings, int devices, int batch)
      throws Exception {
    VerifyHarness verify = VerifyHarness.started(settings, batch);
    for (int device = 0; device < devices; device++) {
      verify.register(Fleet.accepted(device, 1, T - 10_000));
    }
    verify.controlReaches(T + 100_000);
    return verify;
  }

  private static Candidate own(int device, long sequence, long arrival, long offset) {
    return Fleet.screened(at(Fleet.heartbeat(device, sequence, arrival), offset, 0));
  }

  private static Candidate junk(int device, long sequence, long arrival, long offset) {
    return Fleet.screened(at(Fleet.heartbeat(device, sequence, arrival), offset, 1));
  }

  private static ArrivedRecord at(ArrivedRecord record, long offset, int damage) {
    byte[] value = record.value().clone();
    value[value.length - 1] ^= (byte) damage;
    return new ArrivedRecord(
        record.topic(), record.partition(), offset, record.arrival(), record.key(), value, false);
  }

  private static VerifySettings crowdedAfter(int records) {
    return Fleet.settings(ReplaySettings.DEFAULT, records);
  }
}
