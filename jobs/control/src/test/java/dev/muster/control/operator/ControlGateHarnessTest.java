package dev.muster.control.operator;

import static dev.muster.control.ControlFixture.ARRIVAL;
import static dev.muster.control.ControlFixture.DEVICE;
import static dev.muster.control.ControlFixture.EXPIRES_AT;
import static dev.muster.control.ControlFixture.ISSUED_AT;
import static dev.muster.control.ControlFixture.approval;
import static dev.muster.control.ControlFixture.arrived;
import static dev.muster.control.ControlFixture.bundle;
import static dev.muster.control.ControlFixture.device;
import static dev.muster.control.ControlFixture.signedDevice;
import static dev.muster.control.ControlFixture.signedTrust;
import static dev.muster.control.ControlFixture.signer;
import static dev.muster.control.ControlFixture.trust;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.ControlTime;
import dev.muster.control.Accepted;
import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.ControlFixture;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlResult;
import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.root.Role;
import dev.muster.control.trust.TrustBundle;
import dev.muster.message.ArrivedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

final class ControlGateHarnessTest {

  @Test
  void appliesVersionsInOrderTwoSecondsAfterTheirArrival() throws Exception {
    try (Path<DeviceRecord> path = new Path<>(ControlStage.REGISTRY, null)) {
      path.send(arrived(DEVICE, signedDevice(1)));
      path.send(arrived(DEVICE, signedDevice(2), ARRIVAL + 10));
      assertThat(path.accepted())
          .containsExactly(
              new Accepted<>(ARRIVAL + ControlTime.DELAY, device(1)),
              new Accepted<>(ARRIVAL + 10 + ControlTime.DELAY, device(2)));
      assertThat(path.results()).containsExactly(ControlResult.APPLIED, ControlResult.APPLIED);
      assertThat(path.outcomes().get(0).device()).isEqualTo(device(1));
    }
  }

  @Test
  void refusesAnOlderVersionAndTheSameOneAgain() throws Exception {
    try (Path<DeviceRecord> path = new Path<>(ControlStage.REGISTRY, null)) {
      path.send(arrived(DEVICE, signedDevice(5)));
      path.send(arrived(DEVICE, signedDevice(4)));
      path.send(arrived(DEVICE, signedDevice(5)));
      assertThat(path.accepted()).hasSize(1);
      assertThat(path.results())
          .containsExactly(
              ControlResult.APPLIED, ControlResult.OLDER_VERSION, ControlResult.OLDER_VERSION);
      assertThat(path.outcomes().get(1).detail()).isEqualTo("its version is not newer than 5");
    }
  }

  @Test
  void answersForEveryRecordThatIsNoTickAndLetsOnlyTheSoundOnesThrough() throws Exception {
    try (Path<DeviceRecord> path = new Path<>(ControlStage.REGISTRY, null)) {
      path.send(new ArrivedRecord("t", 0, 1, ARRIVAL, new byte[0], null, true));
      path.send(arrived(DEVICE, null));
      path.send(arrived(null, new byte[] {1}));
      path.send(arrived(DEVICE, new byte[] {1}));
      path.send(
          arrived(
              DEVICE, signer(Role.POLICY).sign(ControlContents.REGISTRY, device(9), ISSUED_AT)));
      path.send(arrived(DEVICE, signedDevice(1)));
      assertThat(path.results())
          .containsExactly(
              ControlResult.TOMBSTONE,
              ControlResult.MISROUTED,
              ControlResult.MALFORMED,
              ControlResult.WRONG_ROLE,
              ControlResult.APPLIED);
      assertThat(path.accepted()).hasSize(1);
    }
  }

  @Test
  void refusesAGenuineRecordOnAnotherPartitionThanThatOfItsKey() throws Exception {
    ArrivedRecord sound = arrived(DEVICE, signedDevice(1));
    ArrivedRecord moved =
        new ArrivedRecord(
            sound.topic(),
            1 - sound.partition(),
            sound.offset(),
            sound.arrival(),
            sound.key(),
            sound.value(),
            false);
    byte[] forged = sound.value().clone();
    forged[forged.length - 1] ^= 1;
    ArrivedRecord both =
        new ArrivedRecord("t", moved.partition(), 9, ARRIVAL, sound.key(), forged, false);
    try (Path<DeviceRecord> path = new Path<>(ControlStage.REGISTRY, null)) {
      path.send(moved);
      path.send(both);
      path.send(sound);
      assertThat(path.results())
          .as("the first check that fails is the answer")
          .containsExactly(ControlResult.MISROUTED, ControlResult.MISROUTED, ControlResult.APPLIED);
      assertThat(path.accepted()).hasSize(1);
    }
  }

  @Test
  void refusesABundleThatArrivesAfterItsEnd() throws Exception {
    try (Path<TrustBundle> path = new Path<>(ControlStage.TRUST, null)) {
      path.send(arrived(TrustBundle.SUBJECT, signedTrust(2), EXPIRES_AT));
      path.send(arrived(TrustBundle.SUBJECT, signedTrust(1)));
      assertThat(path.results()).containsExactly(ControlResult.EXPIRED, ControlResult.APPLIED);
      assertThat(path.accepted())
          .containsExactly(new Accepted<>(ARRIVAL + ControlTime.DELAY, trust(1)));
    }
  }

  @Test
  void appliesPolicyAndRefusesWhatIsOldEndedUnsignedOrSignedForAnotherRole() throws Exception {
    try (Path<TextBundle> path = new Path<>(ControlStage.POLICY, null)) {
      path.send(arrived(TextBundle.POLICY, signed(Role.POLICY, ControlContents.POLICY, 2)));
      path.send(arrived(TextBundle.POLICY, signed(Role.POLICY, ControlContents.POLICY, 1)));
      path.send(
          arrived(TextBundle.POLICY, signed(Role.POLICY, ControlContents.POLICY, 3), EXPIRES_AT));
      path.send(arrived(TextBundle.POLICY, ControlContents.POLICY.write(bundle(4))));
      path.send(arrived(TextBundle.POLICY, signed(Role.RULES, ControlContents.POLICY, 5)));
      path.send(arrived(TextBundle.POLICY, signed(Role.RULES, ControlContents.RULES, 6)));
      assertThat(path.results())
          .containsExactly(
              ControlResult.APPLIED,
              ControlResult.OLDER_VERSION,
              ControlResult.EXPIRED,
              ControlResult.UNSIGNED,
              ControlResult.WRONG_ROLE,
              ControlResult.WRONG_KIND);
      assertThat(path.accepted())
          .containsExactly(new Accepted<>(ARRIVAL + ControlTime.DELAY, bundle(2)));
    }
  }

  @Test
  void appliesRulesAndApprovals() throws Exception {
    try (Path<TextBundle> path = new Path<>(ControlStage.RULES, null)) {
      path.send(arrived(TextBundle.RULES, signed(Role.RULES, ControlContents.RULES, 2)));
      assertThat(path.accepted())
          .containsExactly(new Accepted<>(ARRIVAL + ControlTime.DELAY, bundle(2)));
    }
    try (Path<Approval> path = new Path<>(ControlStage.APPROVALS, null)) {
      byte[] signed = signer(Role.APPROVER).sign(ControlContents.APPROVAL, approval(1), ISSUED_AT);
      path.send(arrived(approval(1).subject(), signed));
      path.send(arrived("0".repeat(32), signed));
      assertThat(path.results())
          .containsExactly(ControlResult.APPLIED, ControlResult.SUBJECT_MISMATCH);
      assertThat(path.accepted())
          .containsExactly(new Accepted<>(ARRIVAL + ControlTime.DELAY, approval(1)));
    }
  }

  private static byte[] signed(Role role, ControlContent<TextBundle> kind, long version) {
    return signer(role).sign(kind, bundle(version), ISSUED_AT);
  }

  @Test
  void keepsTheNewestVersionAcrossARestart() throws Exception {
    OperatorSubtaskState snapshot;
    try (Path<DeviceRecord> path = new Path<>(ControlStage.REGISTRY, null)) {
      path.send(arrived(DEVICE, signedDevice(5)));
      snapshot = path.snapshot();
    }
    try (Path<DeviceRecord> path = new Path<>(ControlStage.REGISTRY, snapshot)) {
      path.send(arrived(DEVICE, signedDevice(5)));
      path.send(arrived(DEVICE, signedDevice(6)));
      assertThat(path.results())
          .containsExactly(ControlResult.OLDER_VERSION, ControlResult.APPLIED);
    }
  }

  @Test
  void tellsOfARecordThatTheBrokerDidNotStampAndJudgesIt() throws Exception {
    try (Path<DeviceRecord> path = new Path<>(ControlStage.REGISTRY, null)) {
      ArrivedRecord record = arrived(DEVICE, signedDevice(5));
      path.send(
          new ArrivedRecord(
              record.topic(),
              record.partition(),
              record.offset(),
              record.arrival(),
              record.key(),
              record.value(),
              false,
              0,
              null,
              true));

      assertThat(path.results()).containsExactly(ControlResult.APPLIED);
      assertThat(path.screen.getSideOutput(ControlOperators.TICKS))
          .extracting(told -> told.getValue().value())
          .containsOnlyNulls()
          .hasSize(1);
    }
  }

  @Test
  void keepsOneVersionPerSubjectAndOfADeviceWhatItRestsOn() throws Exception {
    try (Path<DeviceRecord> path = new Path<>(ControlStage.REGISTRY, null)) {
      for (int version = 1; version <= 20; version++) {
        path.send(arrived(DEVICE, signedDevice(version)));
      }
      path.send(arrived("unheard-of", new byte[] {1}));
      assertThat(path.stateEntries()).isEqualTo(2);
    }
    try (Path<TrustBundle> path = new Path<>(ControlStage.TRUST, null)) {
      path.send(arrived(TrustBundle.SUBJECT, signedTrust(1)));
      path.send(arrived(TrustBundle.SUBJECT, signedTrust(2)));
      assertThat(path.stateEntries()).isEqualTo(1);
    }
  }

  /** Screen and gate, one after the other, as the job lays them. */
  static final class Path<T> implements AutoCloseable {
    private final OneInputStreamOperatorTestHarness<ArrivedRecord, AuthenticControl> screen;
    private final KeyedOneInputStreamOperatorTestHarness<String, AuthenticControl, Accepted<T>>
        gate;
    private final List<ControlOutcome> outcomes = new ArrayList<>();

    Path(ControlStage<T> stage, OperatorSubtaskState state) throws Exception {
      screen =
          new OneInputStreamOperatorTestHarness<>(
              new ProcessOperator<>(
                  new ControlScreen(
                      stage, ControlFixture.pinnedRoot(), ControlFixture.PARTITIONS)));
      gate =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new KeyedProcessOperator<>(new ControlGate<>(stage)),
              AuthenticControl::subject,
              Types.STRING);
      gate.setup(stage.type().createSerializer(gate.getExecutionConfig().getSerializerConfig()));
      if (state != null) {
        gate.initializeState(state);
      }
      screen.open();
      gate.open();
    }

    void send(ArrivedRecord record) throws Exception {
      screen.processElement(record, record.arrival());
      drain(screen.getSideOutput(ControlOperators.OUTCOMES));
      for (AuthenticControl authentic : screen.extractOutputValues()) {
        gate.processElement(authentic, authentic.arrival());
      }
      screen.getOutput().clear();
      drain(gate.getSideOutput(ControlOperators.OUTCOMES));
    }

    private void drain(Queue<StreamRecord<ControlOutcome>> from) {
      while (from != null && !from.isEmpty()) {
        outcomes.add(from.poll().getValue());
      }
    }

    List<Accepted<T>> accepted() {
      return gate.extractOutputValues();
    }

    List<ControlOutcome> outcomes() {
      return outcomes;
    }

    List<ControlResult> results() {
      return outcomes.stream().map(ControlOutcome::result).toList();
    }

    OperatorSubtaskState snapshot() throws Exception {
      return gate.snapshot(1, 1);
    }

    int stateEntries() {
      return gate.numKeyedStateEntries();
    }

    @Override
    public void close() throws Exception {
      screen.close();
      gate.close();
    }
  }
}
