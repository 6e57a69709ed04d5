package dev.muster.detect.operator;

import dev.muster.arrival.operator.Coverage;
import dev.muster.arrival.operator.OperatorFactory;
import dev.muster.arrival.operator.OrderedInput;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.silence.CommonCauseJudge;
import dev.muster.detect.silence.DeviceGroup;
import dev.muster.detect.silence.DeviceGroupForm;
import dev.muster.detect.silence.Presence;
import dev.muster.detect.silence.SilenceSettings;
import dev.muster.stored.serializer.StoredSerializer;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.Input;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Finds the one cause of several silences.
 *
 * <pre>
 * 1 changes of presence, by group ──┐ wait until both
 * 2 ticks,               to all   ──┘ have passed them └─► findings
 * </pre>
 *
 * <p>The second input's time is that of its ticks, as in the {@link SilenceOperator}: a silence is
 * held back in covered time. State: one {@link DeviceGroup} per group, a timer for each change that
 * waits and for the next silence that is held back; for all groups {@link Coverage}.
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
final class CommonCauseOperator extends CoveredOperator<Finding> {
  private static final int INPUTS = 2;

  /** A stored contract. */
  private static final String TIMERS = "user-timers";

  private final List<Input> inputs;

  private transient ValueState<DeviceGroup> groups;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient CommonCauseJudge judge;

  /** Makes one operator per task. */
  static OperatorFactory<Object, Finding> factory(SilenceSettings settings) {
    return OperatorFactory.of(
        CommonCauseOperator.class, parameters -> new CommonCauseOperator(parameters, settings));
  }

  private CommonCauseOperator(
      StreamOperatorParameters<Finding> parameters, SilenceSettings settings) {
    super(parameters, settings, INPUTS);
    this.inputs =
        List.of(
            new OrderedInput<>(this, 1, this::changed, mark -> reportWatermark(mark, 1)), ticks());
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature.
  public List<Input> getInputs() {
    return inputs;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    groups =
        context
            .getKeyedStateStore()
            .getState(
                new ValueStateDescriptor<>(
                    "company", new StoredSerializer<>(new DeviceGroupForm())));
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers = getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this);
    judge = new CommonCauseJudge(settings(), this::tell);
  }

  private void changed(Presence presence) throws Exception {
    DeviceGroup group = Objects.requireNonNullElseGet(groups.value(), DeviceGroup::new);
    group.await(presence);
    groups.update(group);
    wakeAt(presence.at());
  }

  /** At the end of all input nobody is accused of the time that no tick has covered. */
  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    DeviceGroup group = groups.value();
    if (group == null || timers.currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    long next = judge.advance(group, coverage()::of, timer.getTimestamp());
    if (group.isOver()) {
      groups.clear();
      return;
    }
    groups.update(group);
    if (next != Long.MAX_VALUE) {
      wakeAt(next);
    }
  }

  private void wakeAt(long time) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
  }

  private void tell(Finding finding) {
    output.collect(new StreamRecord<>(finding, finding.arrival()));
  }
}
