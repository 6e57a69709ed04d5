package dev.muster.detect.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.detect.finding.Finding;
import dev.muster.detect.silence.DeviceGroup;
import dev.muster.detect.silence.DeviceGroupForm;
import dev.muster.detect.silence.Presence;
import dev.muster.detect.silence.PresenceChange;
import dev.muster.stored.serializer.StoredSerializer;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** Groups were watched by a function of Flink before they heard ticks; its state is still read. */
class CommonCauseRestoreTest {

  @Test
  void goesOnFromTheStateOfAKeyedProcessFunction() throws Exception {
    List<String> found;
    try (SilenceTasks tasks =
        SilenceTasks.restored(1, new SilenceTasks.Snapshot(null, 1, formerly()))) {
      for (Roll.Said said : new Roll().ticks(30, 40).said) {
        tasks.ticked(Roll.tick(said));
      }
      tasks.groupsReach(Roll.at(35));
      found = Reading.texts(tasks.findings);
      assertThat(tasks.groups()).isEqualTo(1);
    }
    assertThat(found).containsExactly("silent a RAISED at 32 since 0");
  }

  private static OperatorSubtaskState formerly() throws Exception {
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new Former()),
            Presence::group,
            Types.STRING,
            SilenceTasks.MAX_PARALLELISM,
            1,
            0)) {
      harness.open();
      Presence absent =
          new Presence(
              PresenceChange.ABSENT,
              "device/a",
              Roll.at(32),
              Roll.at(0),
              Roll.device("a", 10),
              Presence.Role.MEMBER,
              null);
      harness.processElement(absent, absent.at());
      return harness.snapshot(1, 1);
    }
  }

  private static final class Former extends KeyedProcessFunction<String, Presence, Finding> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<DeviceGroup> groups;

    @Override
    public void open(OpenContext context) {
      groups =
          getRuntimeContext()
              .getState(
                  new ValueStateDescriptor<>(
                      "company", new StoredSerializer<>(new DeviceGroupForm())));
    }

    @Override
    public void processElement(Presence presence, Context context, Collector<Finding> out)
        throws Exception {
      DeviceGroup group = new DeviceGroup();
      group.await(presence);
      groups.update(group);
      context.timerService().registerEventTimeTimer(presence.at());
    }
  }
}
