package dev.muster.remediate.operator;

import static dev.muster.remediate.decision.Plant.HOUR;
import static dev.muster.remediate.decision.Plant.NOON;
import static dev.muster.remediate.decision.Plant.approval;
import static dev.muster.remediate.decision.Plant.done;
import static dev.muster.remediate.decision.Plant.hot;
import static dev.muster.remediate.decision.Plant.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.Accepted;
import dev.muster.control.approval.Approval;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.detect.silence.Progress;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.Hold;
import dev.muster.remediate.IgnoredInput;
import dev.muster.remediate.IgnoredReason;
import dev.muster.remediate.Intent;
import dev.muster.remediate.decision.Plant;
import dev.muster.remediate.decision.RemediationState;
import dev.muster.remediate.decision.RemediationStateForm;
import dev.muster.stored.serializer.StoredSerializer;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

class RemediateOperatorHarnessTest {
  private static final String RULE =
      """
      rules:
        - name: cool
          on: level
          action: reset
          cool-down: 10m
          expires-after: 2m
          reason: too hot
      budgets: {fleet-per-hour: 100, cohort-per-hour: 3}
      """;
  private static final String APPROVED =
      RULE.replace("cool-down:", "approval: true\n    cool-down:");

  @Test
  void decidesWhenAllInputsHavePassedAFinding() throws Exception {
    RemediateHarness harness = RemediateHarness.started();
    harness.ruled(rules(5, NOON - HOUR, RULE));
    harness.found(hot("pump-1", NOON));
    harness.evidenceReaches(NOON);
    harness.controlReaches(NOON - 2001);
    assertThat(harness.intents()).isEmpty();
    harness.controlReaches(NOON - 2000);
    assertThat(harness.intents()).extracting(Intent::device).containsExactly("pump-1");
    assertThat(states(harness)).containsExactly(CommandState.ISSUED);
    assertThat(harness.getOutput()).contains(new Watermark(NOON));
  }

  @Test
  void keepsTheBudgetExactAcrossARestoreAndWhateverTheOrder() throws Exception {
    List<List<CommandChange>> told = new ArrayList<>();
    for (int seed = 0; seed < 6; seed++) {
      RemediateHarness harness = RemediateHarness.started();
      harness.ruled(rules(5, NOON - HOUR, RULE));
      List<Integer> order = shuffled(seed);
      for (int device : order.subList(0, 5)) {
        harness.found(hot("pump-" + device, NOON + device));
      }
      harness.reaches(NOON - 1);
      OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
      harness.close();
      RemediateHarness again = RemediateHarness.restored(checkpoint);
      for (int device : order.subList(5, 10)) {
        again.found(hot("pump-" + device, NOON + device));
      }
      again.reaches(NOON + 4);
      OperatorSubtaskState second = again.snapshot(2, 2);
      RemediateHarness last = RemediateHarness.restored(second);
      last.reaches(NOON + 60_000);
      List<CommandChange> all = new ArrayList<>(again.changes());
      all.addAll(last.changes());
      told.add(all);
    }
    assertThat(told).allMatch(changes -> changes.equals(told.get(0)));
    assertThat(told.get(0)).filteredOn(one -> one.state() == CommandState.ISSUED).hasSize(3);
    assertThat(told.get(0)).filteredOn(one -> one.state() == CommandState.HELD).hasSize(7);
  }

  @Test
  void countsAnApprovalBeforeTheExpiryAndNoneAfterIt() throws Exception {
    for (long at : new long[] {NOON + 119_999, NOON + 120_000}) {
      RemediateHarness harness = RemediateHarness.started();
      harness.ruled(rules(5, NOON - HOUR, APPROVED));
      harness.found(hot("pump-1", NOON));
      harness.reaches(NOON);
      Intent proposal = harness.changes().get(0).intent();
      Accepted<Approval> approval = approval(proposal, at);
      harness.approved(approval);
      harness.reaches(NOON + 120_000);
      assertThat(states(harness).get(1))
          .isEqualTo(at < NOON + 120_000 ? CommandState.ISSUED : CommandState.EXPIRED);
      assertThat(harness.intents()).hasSize(at < NOON + 120_000 ? 1 : 0);
    }
  }

  @Test
  void asksAgainAcrossARestoreHowTheDeviceStandsAndWhichEpochItIsIn() throws Exception {
    for (DeviceStatus status : List.of(DeviceStatus.ACTIVE, DeviceStatus.REMOVED)) {
      RemediateHarness harness = RemediateHarness.started();
      harness.ruled(rules(5, NOON - HOUR, APPROVED));
      harness.found(hot("pump-1", NOON));
      harness.reaches(NOON);
      Intent proposal = harness.changes().get(0).intent();
      harness.registered(Plant.standing("pump-1", status, NOON + 1000));
      harness.progressed(new Progress("pump-1", NOON + 1000, 4, 7));
      RemediateHarness again = RemediateHarness.restored(harness.snapshot(1, 1));
      again.approved(approval(proposal, NOON + 1000));
      again.reaches(NOON + 1000);
      if (status == DeviceStatus.ACTIVE) {
        assertThat(again.intents()).containsExactly(proposal.issuedAs(NOON + 1000, "anna", 4, 7));
      } else {
        assertThat(again.intents()).isEmpty();
        assertThat(again.changes().get(0).hold()).isEqualTo(Hold.DEVICE_REMOVED);
      }
    }
  }

  @Test
  void letsACommandExpireByTheWatermarkAloneAfterARestoreToo() throws Exception {
    RemediateHarness harness = RemediateHarness.started();
    harness.ruled(rules(5, NOON - HOUR, RULE));
    harness.found(hot("pump-1", NOON));
    harness.reaches(NOON + 119_999);
    RemediateHarness again = RemediateHarness.restored(harness.snapshot(1, 1));
    again.reaches(NOON + 120_000);
    assertThat(states(again)).containsExactly(CommandState.EXPIRED);
    assertThat(again.changes().get(0).arrival()).isEqualTo(NOON + 120_000);
  }

  @Test
  void tellsWhatHadNoEffectAndWhy() throws Exception {
    RemediateHarness harness = RemediateHarness.started();
    harness.found(hot("pump-0", NOON - 10));
    harness.ruled(rules(5, NOON, RULE));
    harness.found(hot("pump-1", NOON));
    harness.reaches(NOON);
    Intent intent = harness.intents().get(0);
    harness.answered(done("pump-2", intent, NOON + 1));
    harness.answered(done("pump-1", intent.issuedAs(7, null), NOON + 2));
    harness.answered(done("pump-1", intent, NOON + 120_000));
    harness.reaches(NOON + 120_000);
    assertThat(harness.disregarded())
        .extracting(IgnoredInput::reason)
        .containsExactly(
            IgnoredReason.FINDING_WITHOUT_RULES,
            IgnoredReason.ANSWER_NOT_FROM_AUDIENCE,
            IgnoredReason.ANSWER_OTHER_COUNTER,
            IgnoredReason.ANSWER_NOT_PENDING);
    assertThat(states(harness)).containsExactly(CommandState.ISSUED, CommandState.EXPIRED);
  }

  @Test
  void returnsToOneBundleAndNothingElse() throws Exception {
    RemediateHarness harness = RemediateHarness.started();
    harness.ruled(rules(4, NOON - HOUR, RULE));
    harness.ruled(rules(5, NOON, APPROVED));
    harness.found(hot("pump-1", NOON - 1));
    harness.found(hot("pump-2", NOON));
    harness.reaches(NOON + 30 * HOUR);
    RemediationState left = stored(harness.snapshot(1, 1));
    assertThat(left.rules()).containsExactly(rules(5, NOON, APPROVED));
    assertThat(left)
        .usingRecursiveComparison()
        .ignoringFields("rules")
        .isEqualTo(RemediationState.EMPTY);
  }

  private static RemediationState stored(OperatorSubtaskState state) throws Exception {
    var handle = state.getManagedOperatorState().iterator().next();
    try (var in = handle.openInputStream()) {
      long start = handle.getStateNameToPartitionOffsets().get("remediation").getOffsets()[0];
      in.seek(start);
      byte[] bytes = in.readAllBytes();
      return new StoredSerializer<>(new RemediationStateForm())
          .deserialize(new DataInputViewStreamWrapper(new ByteArrayInputStream(bytes)));
    }
  }

  private static List<CommandState> states(RemediateHarness harness) {
    return harness.changes().stream().map(CommandChange::state).toList();
  }

  private static List<Integer> shuffled(int seed) {
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    Collections.shuffle(order, new Random(seed));
    return order;
  }
}
