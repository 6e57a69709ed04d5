package dev.muster.verify.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.message.ArrivedRecord;
import dev.muster.message.TopicPartitions;
import dev.muster.message.TopicPartitions.Growth;
import dev.muster.verify.VerifyLimits;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.identity.Candidate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device that got another partition speaks by both for a while. */
class HandOverHarnessTest {
  private static final long T = 1_767_225_600_000L;
  private static final long HAND_OVER = 10_000;
  private static final TopicPartitions GROWN =
      new TopicPartitions(8, List.of(new Growth(4, T)), HAND_OVER);
  private static final VerifySettings SETTINGS =
      new VerifySettings(Fleet.FLEET, GROWN, VerifyLimits.DEFAULT);

  private static final int MOVES = device(4);
  private static final int STAYS = device(0);

  private VerifyHarness verify;

  @BeforeEach
  void start() throws Exception {
    verify = VerifyHarness.started(SETTINGS);
    verify.register(Fleet.accepted(MOVES, 1, T - 5_000));
    verify.register(Fleet.accepted(STAYS, 1, T - 5_000));
    verify.controlReaches(T + 60_000);
  }

  @AfterEach
  void stop() throws Exception {
    verify.close();
  }

  @Test
  void judgesInTheOrderOfArrivalWhicheverPartitionIsReadFirst() throws Exception {
    verify.arrive(byNew(2, T + 200));
    verify.arrive(byNew(4, T + 400));
    verify.arrive(byOld(0, T - 100));
    verify.arrive(byOld(1, T + 100));
    verify.arrive(byOld(3, T + 300));
    verify.telemetryReaches(T + 199);
    assertThat(verify.flow()).containsExactly(said(0), said(1), "watermark " + (T + 199));
    verify.telemetryReaches(T + 400);
    assertThat(verify.flow()).containsExactly(said(2), said(3), said(4), "watermark " + (T + 400));
    assertThat(verify.entries("waiting")).isZero();
  }

  @Test
  void whatArrivedAfterTheHandOverWaitsForItsEndAlone() throws Exception {
    verify.telemetryReaches(T + HAND_OVER - 1);
    verify.flow();
    verify.arrive(byNew(1, T + HAND_OVER + 5_000));
    assertThat(verify.flow()).isEmpty();
    verify.arrive(byOld(0, T + HAND_OVER - 1));
    verify.telemetryReaches(T + HAND_OVER);
    assertThat(verify.flow()).containsExactly(said(0), said(1), "watermark " + (T + HAND_OVER));
    verify.arrive(byNew(2, T + HAND_OVER + 6_000));
    assertThat(verify.flow()).containsExactly(said(2));
  }

  @Test
  void aDeviceThatStaysInItsPartitionWaitsForNothing() throws Exception {
    verify.arrive(Fleet.screened(SETTINGS, Fleet.heartbeat(STAYS, 0, T + 500)));
    assertThat(verify.flow()).containsExactly("device-" + STAYS + "/0 ACCEPTED");
    verify.arrive(byNew(0, T + 600));
    verify.arrive(Fleet.screened(SETTINGS, Fleet.heartbeat(STAYS, 1, T + 700)));
    assertThat(verify.flow()).containsExactly("device-" + STAYS + "/1 ACCEPTED");
  }

  @Test
  void whoWaitsForTheOtherPartitionWaitsOnAfterARestart() throws Exception {
    verify.arrive(byNew(1, T + 200));
    OperatorSubtaskState state = verify.snapshot(1, 1);
    verify.close();
    verify = VerifyHarness.restored(SETTINGS, state, 1, 0);
    verify.controlReaches(T + 60_000);
    verify.arrive(byOld(0, T + 100));
    assertThat(verify.flow()).isEmpty();
    verify.telemetryReaches(T + 200);
    assertThat(verify.flow()).containsExactly(said(0), said(1), "watermark " + (T + 200));
  }

  private static String said(long sequence) {
    return "device-%s/%s ACCEPTED".formatted(MOVES, sequence);
  }

  private static Candidate byOld(long sequence, long arrival) {
    ArrivedRecord record = Fleet.heartbeat(MOVES, sequence, arrival);
    return Fleet.screened(SETTINGS, record);
  }

  private static Candidate byNew(long sequence, long arrival) {
    ArrivedRecord old = Fleet.heartbeat(MOVES, sequence, arrival);
    return Fleet.screened(
        SETTINGS,
        new ArrivedRecord(
            old.topic(), old.partition() + 4, sequence, arrival, old.key(), old.value(), false));
  }

  /** The first device whose partition moves by so many. */
  private static int device(int by) {
    return IntStream.range(0, 100)
        .filter(
            number -> {
              byte[] key = Fleet.device(number).getBytes(StandardCharsets.US_ASCII);
              return GROWN.of(key) - Fleet.partition(key) == by;
            })
        .findFirst()
        .orElseThrow();
  }
}
