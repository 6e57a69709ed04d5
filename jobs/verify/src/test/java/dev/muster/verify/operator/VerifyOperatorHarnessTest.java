package dev.muster.verify.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Tick;
import dev.muster.arrival.operator.ControlReach;
import dev.muster.control.Accepted;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.trust.RevokedKey;
import dev.muster.control.trust.TrustBundle;
import dev.muster.verify.ReplaySettings;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.gap.GapRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyOperatorHarnessTest {
  private static final long T = 1_767_225_600_000L;

  private VerifyHarness verify;

  @BeforeEach
  void start() throws Exception {
    verify = VerifyHarness.started();
  }

  @AfterEach
  void stop() throws Exception {
    verify.close();
  }

  @Test
  void waitsForAllControlInputsAtAColdStart() throws Exception {
    verify.arrive(Fleet.candidate(0, 0, T));
    verify.register(Fleet.accepted(0, 1, T - 5_000));
    verify.registryReaches(T + 10_000);
    verify.policyReaches(T + 10_000);
    verify.telemetryReaches(T + 10_000);
    assertThat(verify.flow()).isEmpty();
    verify.trustReaches(T - 2_001);
    assertThat(verify.flow()).containsExactly("watermark " + (T - 1));
    verify.trustReaches(T - 2_000);
    assertThat(verify.flow()).containsExactly("device-0/0 ACCEPTED", "watermark " + T);
  }

  @Test
  void handsPoliciesOnBeforeTheMessagesThatMayBeOpenedByThem() throws Exception {
    verify.register(Fleet.accepted(0, 1, T - 5_000));
    verify.registryReaches(T + 10_000);
    verify.trustReaches(T + 10_000);
    verify.arrive(Fleet.sealed(0, 0, T));
    verify.telemetryReaches(T);
    verify.policyReaches(T - 2_001);
    assertThat(verify.forDecrypt()).isEmpty();
    verify.permit(policy(3));
    verify.policyReaches(T - 2_000);
    assertThat(verify.forDecrypt()).containsExactly("policy 3", "device-0/0");
    verify.permit(policy(4));
    verify.arrive(Fleet.sealed(0, 0, T));
    assertThat(verify.forDecrypt()).as("a replay").endsWith("device-0/0", "policy 4").hasSize(3);
  }

  private static Accepted<TextBundle> policy(long version) {
    return new Accepted<>(T, new TextBundle(version, Long.MAX_VALUE, List.of()));
  }

  @Test
  void passesVerdictsGivenElsewhereOnAndLetsThemHoldNothingBack() throws Exception {
    verify.judgedElsewhere(Verdict.of(new Tick("muster.telemetry", 0, 5, T)));
    assertThat(verify.flow()).containsExactly("TICK");
    verify.elsewhereReaches(T - 1);
    verify.controlReaches(T);
    verify.telemetryReaches(T);
    assertThat(verify.flow()).containsExactly("watermark " + T);
    verify.elsewhereReaches(T + 1_000);
    verify.controlReaches(T + 1_000);
    assertThat(verify.flow()).as("time is told by the other inputs").isEmpty();
  }

  @Test
  void tellsWhoSpokeOncePerMessage() throws Exception {
    verify.register(Fleet.accepted(0, 1, T));
    verify.controlReaches(T);
    verify.arrive(Fleet.candidate(0, 7, T));
    verify.arrive(Fleet.candidate(0, 7, T));
    verify.arrive(Fleet.candidate(9, 7, T));
    assertThat(verify.contacts())
        .extracting(contact -> contact.device().device() + "/" + contact.sequence())
        .containsExactly("device-0/7");
    assertThat(verify.forDecrypt()).as("heartbeats have no sections").isEmpty();
  }

  @Test
  void judgesAtOnceWhenControlIsAhead() throws Exception {
    verify.register(Fleet.accepted(0, 1, T));
    verify.register(Fleet.accepted(1, 1, T));
    verify.controlReaches(T);
    verify.arrive(Fleet.candidate(0, 0, T));
    verify.arrive(Fleet.candidate(1, 0, T + 2_000));
    assertThat(verify.flow()).containsExactly("device-0/0 ACCEPTED", "device-1/0 ACCEPTED");
    assertThat(verify.entries("waiting")).isZero();
    assertThat(verify.numEventTimeTimers()).isZero();
  }

  @Test
  void releasesInTheOrderOfArrivalAndHoldsTheWatermarkBack() throws Exception {
    verify.register(Fleet.accepted(0, 1, T));
    verify.controlReaches(T);
    for (int sequence = 0; sequence < 4; sequence++) {
      verify.arrive(Fleet.candidate(0, sequence, T + 1_999 + sequence));
    }
    verify.telemetryReaches(T + 60_000);
    assertThat(verify.flow())
        .containsExactly("device-0/0 ACCEPTED", "device-0/1 ACCEPTED", "watermark " + (T + 2_000));
    verify.controlReaches(T + 1);
    assertThat(verify.flow()).containsExactly("device-0/2 ACCEPTED", "watermark " + (T + 2_001));
    verify.controlReaches(T + 500);
    assertThat(verify.flow()).containsExactly("device-0/3 ACCEPTED", "watermark " + (T + 2_500));
    assertThat(verify.entries("waiting")).isZero();
    assertThat(verify.numEventTimeTimers()).isZero();
  }

  /** Else what waits grows without bound where a partition has no leader. */
  @Test
  void judgesWhatControlHasPassedWhileAPartitionOfTelemetryStandsStill() throws Exception {
    verify.register(Fleet.accepted(0, 1, T));
    verify.controlReaches(T);
    verify.telemetryReaches(T);
    verify.arrive(Fleet.candidate(0, 0, T + 3_000));
    verify.arrive(Fleet.candidate(0, 1, T + 9_000));
    verify.flow();
    verify.controlReaches(T + 1_000);
    assertThat(verify.flow()).containsExactly("device-0/0 ACCEPTED");
    verify.controlReaches(T + 7_000);
    assertThat(verify.flow()).containsExactly("device-0/1 ACCEPTED");
    assertThat(verify.entries("waiting")).isZero();
  }

  @Test
  void tellsTheSourcesHowFarControlIsWhileItRuns() throws Exception {
    ControlReach reach = ControlReach.of(verify.getEnvironment().getJobID().toString());
    assertThat(reach.frontier()).isEqualTo(ControlReach.NOTHING);
    verify.controlReaches(T);
    assertThat(reach.frontier()).isEqualTo(T + 2_000);
    verify.close();
    assertThat(reach.isTold()).isFalse();
    start();
  }

  @Test
  void tellsTheSourcesHowFarRulesAndApprovalsAreAndWaitsForNeither() throws Exception {
    ControlReach reach = ControlReach.of(verify.getEnvironment().getJobID().toString());
    verify.register(Fleet.accepted(0, 1, T));
    verify.controlReaches(T + 5_000);
    verify.arrive(Fleet.candidate(0, 0, T + 3_000));
    verify.telemetryReaches(T + 3_000);
    assertThat(verify.flow()).containsExactly("device-0/0 ACCEPTED", "watermark " + (T + 3_000));
    assertThat(reach.decidable()).isEqualTo(ControlReach.NOTHING);

    verify.decidableReaches(T + 1_000);
    assertThat(reach.decidable()).isEqualTo(T + 1_000);
    assertThat(reach.frontier()).isEqualTo(T + 7_000);
    assertThat(verify.flow()).isEmpty();
  }

  @Test
  void letsNoLaterMessageOvertakeOneThatWaits() throws Exception {
    verify.register(Fleet.accepted(0, 1, T));
    verify.controlReaches(T);
    verify.arrive(Fleet.candidate(0, 0, T + 3_000));
    verify.arrive(Fleet.candidate(0, 1, T + 1_000));
    assertThat(verify.flow()).isEmpty();
    verify.controlReaches(T + 1_000);
    verify.arrive(Fleet.candidate(0, 2, T + 2_000));
    assertThat(verify.flow())
        .containsExactly("device-0/0 ACCEPTED", "device-0/1 ACCEPTED", "device-0/2 ACCEPTED");
    assertThat(verify.entries("waiting")).isZero();
  }

  @Test
  void judgesByTheVersionValidAtArrivalWhateverWasReadFirst() throws Exception {
    verify.register(Fleet.accepted(0, 1, T));
    verify.register(Fleet.suspended(0, 2, T + 100));
    verify.register(Fleet.accepted(0, 3, T + 200));
    verify.controlReaches(T + 10_000);
    verify.arrive(Fleet.candidate(0, 0, T - 1));
    verify.arrive(Fleet.candidate(0, 1, T + 99));
    verify.arrive(Fleet.candidate(0, 2, T + 100));
    verify.arrive(Fleet.candidate(0, 3, T + 199));
    verify.arrive(Fleet.candidate(0, 4, T + 200));
    assertThat(verify.flow())
        .containsExactly(
            "device-0/0 UNKNOWN_DEVICE",
            "device-0/1 ACCEPTED",
            "device-0/2 DEVICE_SUSPENDED",
            "device-0/3 DEVICE_SUSPENDED",
            "device-0/4 ACCEPTED");
    assertThat(verify.refused())
        .extracting(record -> record.reason())
        .containsExactly(
            VerdictReason.UNKNOWN_DEVICE,
            VerdictReason.DEVICE_SUSPENDED,
            VerdictReason.DEVICE_SUSPENDED);
  }

  @Test
  void givesTheSameAnswersWhenTelemetryIsReadLongBeforeControl() throws Exception {
    for (int sequence = 0; sequence < 5; sequence++) {
      verify.arrive(Fleet.candidate(0, sequence, T + 50L * sequence));
    }
    verify.register(Fleet.accepted(0, 1, T + 50));
    verify.register(Fleet.suspended(0, 2, T + 150));
    verify.controlReaches(T + 10_000);
    verify.telemetryReaches(T + 1_000);
    assertThat(verify.flow())
        .containsExactly(
            "device-0/0 UNKNOWN_DEVICE",
            "device-0/1 ACCEPTED",
            "device-0/2 ACCEPTED",
            "device-0/3 DEVICE_SUSPENDED",
            "device-0/4 DEVICE_SUSPENDED",
            "watermark " + (T + 1_000));
  }

  @Test
  void revokesByTheBundleValidAtArrival() throws Exception {
    verify.register(Fleet.accepted(0, 1, T));
    RevokedKey key = new RevokedKey("device-0", Fleet.kid(0));
    verify.trust(new Accepted<>(T + 100, new TrustBundle(1, T, Set.of(key))));
    verify.trust(new Accepted<>(T + 200, new TrustBundle(2, T, Set.of())));
    verify.controlReaches(T + 1_000);
    verify.arrive(Fleet.candidate(0, 0, T + 99));
    verify.arrive(Fleet.candidate(0, 1, T + 100));
    verify.arrive(Fleet.candidate(0, 2, T + 200));
    assertThat(verify.flow())
        .containsExactly("device-0/0 ACCEPTED", "device-0/1 REVOKED", "device-0/2 ACCEPTED");
  }

  @Test
  void tellsTheSecondGatewayFromAReplay() throws Exception {
    verify.register(Fleet.accepted(0, 1, T));
    verify.controlReaches(T + 100_000);
    var first = Fleet.heartbeat(0, 0, T);
    verify.arrive(Fleet.screened(first));
    verify.arrive(Fleet.screened(first));
    verify.arrive(Fleet.screened(at(first, T + 60_001)));
    assertThat(verify.flow())
        .containsExactly("device-0/0 ACCEPTED", "device-0/0 DUPLICATE", "device-0/0 REPLAYED");
  }

  @Test
  void writesTheGapThatTheWindowPassed() throws Exception {
    verify.close();
    verify = VerifyHarness.started(Fleet.settings(new ReplaySettings(64, 10, 0), 4_000));
    verify.register(Fleet.accepted(0, 1, T));
    verify.controlReaches(T + 1_000);
    verify.arrive(Fleet.candidate(0, 0, T));
    verify.arrive(Fleet.candidate(0, 5, T));
    for (int sequence = 6; sequence <= 68; sequence++) {
      verify.arrive(Fleet.candidate(0, sequence, T));
    }
    assertThat(verify.gaps()).containsExactly(new GapRun(T, "device-0", Fleet.kid(0), 1, 1, 4, 1));
  }

  @Test
  void keepsNothingOfDevicesThatTheRegistryDoesNotKnow() throws Exception {
    for (int device = 0; device < 50; device++) {
      verify.arrive(Fleet.candidate(device, 0, T));
    }
    assertThat(verify.entries("waiting")).isEqualTo(50);
    verify.controlReaches(T);
    verify.telemetryReaches(T + 1);
    assertThat(verify.flow()).hasSize(51);
    verify.arrive(Fleet.candidate(60, 0, T));
    assertThat(verify.entries("device")).isZero();
    assertThat(verify.entries("waiting")).isZero();
    assertThat(verify.numEventTimeTimers()).isZero();
  }

  @Test
  void dropsSupersededVersionsOnceTheWatermarkHasLongPassedThem() throws Exception {
    verify.register(Fleet.accepted(0, 1, T));
    verify.register(Fleet.suspended(0, 2, T + 100));
    verify.trust(new Accepted<>(T, new TrustBundle(1, T, Set.of())));
    verify.trust(new Accepted<>(T + 100, new TrustBundle(2, T, Set.of())));
    assertThat(verify.numEventTimeTimers()).isEqualTo(1);
    verify.controlReaches(T + 200_000);
    verify.telemetryReaches(T + 100 + VerifyOperator.KEEP_VERSIONS);
    assertThat(verify.numEventTimeTimers()).isZero();
    verify.flow();
    verify.arrive(Fleet.candidate(0, 0, T + 99));
    verify.arrive(Fleet.candidate(0, 1, T + 100));
    assertThat(verify.flow())
        .containsExactly("device-0/0 UNKNOWN_DEVICE", "device-0/1 DEVICE_SUSPENDED");
  }

  @Test
  void takesNoIdleInputForOneThatHasCaughtUp() throws Exception {
    verify.arrive(Fleet.candidate(0, 0, T));
    verify.processWatermarkStatus(1, WatermarkStatus.IDLE);
    verify.processWatermarkStatus(2, WatermarkStatus.IDLE);
    verify.processWatermarkStatus(3, WatermarkStatus.IDLE);
    verify.telemetryReaches(T + 10_000);
    assertThat(verify.flow()).isEmpty();
  }

  @Test
  void goesOnWhereItWasAfterARestore() throws Exception {
    verify.register(Fleet.accepted(0, 1, T));
    verify.controlReaches(T);
    verify.trust(
        new Accepted<>(
            T + 4_000, new TrustBundle(1, T, Set.of(new RevokedKey("device-0", Fleet.kid(0))))));
    verify.arrive(Fleet.candidate(0, 0, T));
    verify.arrive(Fleet.candidate(0, 1, T + 3_000));
    verify.arrive(Fleet.candidate(0, 2, T + 4_000));
    OperatorSubtaskState checkpoint = verify.snapshot(1, 1);
    verify.close();

    verify = VerifyHarness.restored(checkpoint, 1, 0);
    verify.arrive(Fleet.candidate(0, 0, T + 70_000));
    assertThat(verify.flow()).isEmpty();
    verify.controlReaches(T + 70_000);
    verify.telemetryReaches(T + 70_000);
    assertThat(verify.flow())
        .containsExactly(
            "device-0/1 ACCEPTED",
            "device-0/2 REVOKED",
            "device-0/0 REVOKED",
            "watermark " + (T + 70_000));
    assertThat(verify.entries("waiting")).isZero();
    assertThat(verify.numEventTimeTimers()).isZero();
  }

  @Test
  void givesTheSameAnswersAtTwiceTheParallelism() throws Exception {
    int devices = 20;
    for (int device = 0; device < devices; device++) {
      verify.register(Fleet.accepted(device, 1, T));
    }
    verify.trust(
        new Accepted<>(T, new TrustBundle(1, T, Set.of(new RevokedKey("device-7", Fleet.kid(7))))));
    verify.controlReaches(T);
    for (int device = 0; device < devices; device++) {
      verify.arrive(Fleet.candidate(device, 0, T + 3_000));
    }
    OperatorSubtaskState checkpoint = verify.snapshot(1, 1);
    List<String> expected = released(VerifyHarness.restored(checkpoint, 1, 0));
    List<String> first = released(VerifyHarness.restored(checkpoint, 2, 0));
    List<String> second = released(VerifyHarness.restored(checkpoint, 2, 1));
    assertThat(first).isNotEmpty();
    assertThat(second).isNotEmpty();
    List<String> both = new ArrayList<>(first);
    both.addAll(second);
    assertThat(expected).hasSize(devices).contains("device-7/0 REVOKED");
    assertThat(both).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> released(VerifyHarness harness) throws Exception {
    try (harness) {
      harness.controlReaches(T + 10_000);
      harness.telemetryReaches(T + 10_000);
      List<String> flow = harness.flow();
      flow.removeIf(element -> element.startsWith("watermark"));
      return flow;
    }
  }

  private static dev.muster.message.ArrivedRecord at(
      dev.muster.message.ArrivedRecord record, long arrival) {
    return new dev.muster.message.ArrivedRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        arrival,
        record.key(),
        record.value(),
        false);
  }
}
