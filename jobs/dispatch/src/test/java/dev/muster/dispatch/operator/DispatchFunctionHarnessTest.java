package dev.muster.dispatch.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.control.ControlResult;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.dispatch.CommandCheck;
import dev.muster.dispatch.Decided;
import dev.muster.dispatch.Dispatcher;
import dev.muster.dispatch.RefusedIntent;
import dev.muster.dispatch.SignedCommand;
import dev.muster.dispatch.SignedStanding;
import dev.muster.message.ArrivedRecord;
import dev.muster.schemas.Topics;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class DispatchFunctionHarnessTest {

  @Test
  void signsEachIntentOnceAndSaysWhichCheckpointCoversIt() throws Exception {
    try (Harness harness = new Harness(null)) {
      harness.register(Decided.device());
      harness.arrive(Decided.arrived(Decided.dormant(9)));
      harness.snapshot(4, 0);
      harness.arrive(Decided.arrived(Decided.reset(10)));
      harness.arrive(Decided.arrived(Decided.reset(10)));

      CommandCheck check = new CommandCheck(Decided.root().document());
      assertThat(harness.commands())
          .extracting(one -> check.checkpoint(one.value(), one.claim()).orElseThrow())
          .containsExactly(1L, 5L);
      assertThat(harness.commands()).extracting(SignedCommand::device).containsOnly(Decided.DEVICE);
      assertThat(harness.side(DispatchOperators.STANDINGS))
          .extracting(SignedStanding::device)
          .containsExactly(Decided.DEVICE);
      assertThat(harness.side(DispatchOperators.REFUSED))
          .extracting(RefusedIntent::reason)
          .containsExactly(ControlResult.OLDER_VERSION);
    }
  }

  @Test
  void remembersOverARestartWhatItSigned() throws Exception {
    OperatorSubtaskState state;
    try (Harness harness = new Harness(null)) {
      harness.arrive(Decided.arrived(Decided.reset(9)));
      state = harness.snapshot(7, 0);
    }
    try (Harness harness = new Harness(state)) {
      harness.arrive(Decided.arrived(Decided.reset(9)));
      harness.arrive(Decided.arrived(Decided.reset(10)));
      assertThat(harness.commands()).hasSize(1);
    }
  }

  @Test
  void keepsNoStateForWhatIsNotAuthentic() throws Exception {
    try (Harness harness = new Harness(null)) {
      harness.arrive(Decided.record("stranger", new byte[] {1, 2, 3}));
      harness.arrive(Decided.record(null, null));
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.side(DispatchOperators.REFUSED)).hasSize(2);
      harness.arrive(Decided.arrived(Decided.reset(9)));
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }
  }

  @Test
  void writesStandingsOneOverTheOtherAndNoneOverARemoval() throws Exception {
    try (Harness harness = new Harness(null)) {
      harness.arrive(Decided.arrived(Decided.dormant(9)));
      assertThat(harness.standings()).isEmpty();
      harness.register(Decided.device());
      harness.arrive(Decided.arrived(Decided.resume(10)));
      assertThat(harness.standings()).hasSize(1);
      harness.show(harness.side(DispatchOperators.STANDINGS).get(0));
      assertThat(harness.standings())
          .extracting(DeviceRecord::version, DeviceRecord::status)
          .containsExactly(tuple(5L, DeviceStatus.SUSPENDED), tuple(6L, DeviceStatus.ACTIVE));
      harness.register(
          harness.standings().get(1).standing(DeviceStatus.REMOVED, DeviceRecord.NO_END));
      harness.arrive(Decided.arrived(Decided.dormant(11)));
      harness.arrive(Decided.arrived(Decided.resume(12)));
      assertThat(harness.commands()).hasSize(4);
      assertThat(harness.standings()).hasSize(2);
    }
  }

  @Test
  void goesOnOverARestartWithAStandingThatWaits() throws Exception {
    OperatorSubtaskState state;
    DeviceRecord suspended;
    SignedStanding signed;
    try (Harness harness = new Harness(null)) {
      harness.register(Decided.device());
      harness.arrive(Decided.arrived(Decided.dormant(9)));
      harness.arrive(Decided.arrived(Decided.resume(10)));
      suspended = harness.standings().get(0);
      signed = harness.side(DispatchOperators.STANDINGS).get(0);
      state = harness.snapshot(7, 0);
    }
    try (Harness harness = new Harness(state)) {
      harness.register(Decided.device());
      assertThat(harness.standings()).isEmpty();
      harness.show(signed);
      assertThat(harness.standings())
          .containsExactly(suspended.standing(DeviceStatus.ACTIVE, DeviceRecord.NO_END));
    }
  }

  /** What a registry record says counts as soon as it is there, whatever the checkpoint does. */
  @Test
  void writesTheSameStandingAgainWhenTheCheckpointOfTheFirstNeverCompleted() throws Exception {
    OperatorSubtaskState before;
    DeviceRecord written;
    SignedStanding signed;
    try (Harness harness = new Harness(null)) {
      harness.register(Decided.device());
      before = harness.snapshot(7, 0);
      harness.arrive(Decided.arrived(Decided.dormant(9)));
      written = harness.standings().get(0);
      signed = harness.side(DispatchOperators.STANDINGS).get(0);
    }
    try (Harness harness = new Harness(before)) {
      harness.arrive(Decided.arrived(Decided.dormant(9)));
      assertThat(harness.standings()).containsExactly(written);
    }
    try (Harness harness = new Harness(before)) {
      harness.show(signed);
      harness.arrive(Decided.arrived(Decided.dormant(9)));
      assertThat(harness.standings()).isEmpty();
    }
  }

  private static final class Harness
      extends KeyedTwoInputStreamOperatorTestHarness<
          String, ArrivedRecord, ArrivedRecord, SignedCommand> {
    private static final DispatchFunction.Partitions PARTITIONS =
        new DispatchFunction.Partitions(Decided.PARTITIONS, Decided.PARTITIONS);

    private final Dispatcher reader =
        new Dispatcher(Decided.root().document(), Decided.PARTITIONS, Decided.keys());

    Harness(OperatorSubtaskState state) throws Exception {
      super(
          new KeyedCoProcessOperator<>(
              new DispatchFunction(Decided.root(), PARTITIONS, Decided::keys)),
          DispatchOperators::claimedDevice,
          DispatchOperators::claimedDevice,
          Types.STRING);
      if (state != null) {
        initializeState(state);
      }
      open();
    }

    void arrive(ArrivedRecord record) throws Exception {
      processElement1(new StreamRecord<>(record, record.arrival()));
    }

    void register(DeviceRecord device) throws Exception {
      ArrivedRecord record = Decided.registered(device);
      processElement2(new StreamRecord<>(record, record.arrival()));
    }

    void show(SignedStanding standing) throws Exception {
      ArrivedRecord record = Decided.record(Topics.REGISTRY, standing.device(), standing.value());
      processElement2(new StreamRecord<>(record, record.arrival()));
    }

    List<DeviceRecord> standings() {
      return side(DispatchOperators.STANDINGS).stream()
          .map(one -> Decided.record(Topics.REGISTRY, one.device(), one.value()))
          .map(record -> reader.registered(record, Decided.PARTITIONS).record())
          .toList();
    }

    List<SignedCommand> commands() {
      return extractOutputValues();
    }

    <T> List<T> side(OutputTag<T> tag) {
      Queue<StreamRecord<T>> out = getSideOutput(tag);
      return out == null ? List.of() : out.stream().map(StreamRecord::getValue).toList();
    }
  }
}
