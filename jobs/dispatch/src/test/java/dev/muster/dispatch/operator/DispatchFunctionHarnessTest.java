package dev.muster.dispatch.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.ControlResult;
import dev.muster.dispatch.Decided;
import dev.muster.dispatch.RefusedIntent;
import dev.muster.dispatch.SignedCommand;
import dev.muster.dispatch.SignedStanding;
import dev.muster.message.ArrivedRecord;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class DispatchFunctionHarnessTest {

  @Test
  void signsEachIntentOnceAndSaysWhichCheckpointCoversIt() throws Exception {
    try (Harness harness = new Harness(null)) {
      harness.arrive(Decided.arrived(Decided.dormant(9)));
      harness.snapshot(4, 0);
      harness.arrive(Decided.arrived(Decided.reset(10)));
      harness.arrive(Decided.arrived(Decided.reset(10)));

      assertThat(harness.commands()).extracting(SignedCommand::checkpoint).containsExactly(1L, 5L);
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

  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, ArrivedRecord, SignedCommand> {
    Harness(OperatorSubtaskState state) throws Exception {
      super(
          new KeyedProcessOperator<>(
              new DispatchFunction(Decided.root(), Decided.PARTITIONS, Decided::keys)),
          DispatchOperators::claimedDevice,
          Types.STRING);
      if (state != null) {
        initializeState(state);
      }
      open();
    }

    void arrive(ArrivedRecord record) throws Exception {
      processElement(new StreamRecord<>(record, record.arrival()));
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
