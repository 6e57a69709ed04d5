package dev.muster.remediate.operator;

import dev.muster.arrival.ControlTime;
import dev.muster.arrival.operator.OperatorFactory;
import dev.muster.arrival.operator.OrderedInput;
import dev.muster.control.Accepted;
import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.silence.Progress;
import dev.muster.remediate.DeviceAcknowledgement;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Intent;
import dev.muster.remediate.decision.RemediateSettings;
import dev.muster.remediate.decision.Remediation;
import dev.muster.remediate.decision.RemediationState;
import dev.muster.remediate.decision.RemediationStateForm;
import dev.muster.stored.serializer.StoredSerializer;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorV2;
import org.apache.flink.streaming.api.operators.Input;
import org.apache.flink.streaming.api.operators.MultipleInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * Decides on commands for the whole fleet, in one place and in order of arrival.
 *
 * <pre>
 * 1 causes    ──┐ each waits until the watermark
 * 2 answers   ──┤ of all six has passed it
 * 3 rules     ──┤   └─► intents, changes of commands, what had no effect
 * 4 approvals ──┤
 * 5 registry  ──┤
 * 6 progress  ──┘
 * </pre>
 *
 * <p>A control input that has reached time <i>w</i> has told everything that is valid up to
 * <i>w</i> plus {@link ControlTime#DELAY}, so its watermark counts as that.
 *
 * <p>State: one {@link RemediationState}, whose parts each say when they end. No timers: what is
 * due is due by the watermark.
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
final class RemediateOperator extends AbstractStreamOperatorV2<Intent>
    implements MultipleInputStreamOperator<Intent> {
  private static final int INPUTS = 6;

  /**
   * Bounded by budgets and expiry, and what waits by what the sources of telemetry hand on while
   * rules or approvals are behind; one element, replaced by every checkpoint.
   */
  private static final ListStateDescriptor<RemediationState> STATE =
      new ListStateDescriptor<>("remediation", new StoredSerializer<>(new RemediationStateForm()));

  private final Remediation.Setup setup;
  private final List<Input> inputs;

  private transient ListState<RemediationState> stored;
  private transient @Nullable RemediationState restored;
  private transient Remediation remediation;
  private transient RemediateMetrics shown;

  /** Makes the one operator. */
  static OperatorFactory<Object, Intent> factory(RemediateSettings settings) {
    return OperatorFactory.of(
        RemediateOperator.class,
        parameters -> new RemediateOperator(parameters, Remediation.Setup.of(settings)));
  }

  private RemediateOperator(StreamOperatorParameters<Intent> parameters, Remediation.Setup setup) {
    super(parameters, INPUTS);
    this.setup = setup;
    this.inputs =
        List.of(
            new OrderedInput<DeviceFinding, Intent>(
                this, 1, one -> remediation.add(one), mark -> reportWatermark(mark, 1)),
            new OrderedInput<DeviceAcknowledgement, Intent>(
                this, 2, one -> remediation.add(one), mark -> reportWatermark(mark, 2)),
            new OrderedInput<Accepted<TextBundle>, Intent>(
                this, 3, one -> remediation.addRules(one), mark -> reportWatermark(told(mark), 3)),
            new OrderedInput<Accepted<Approval>, Intent>(
                this,
                4,
                one -> remediation.addApproval(one),
                mark -> reportWatermark(told(mark), 4)),
            new OrderedInput<Accepted<DeviceRecord>, Intent>(
                this,
                5,
                one -> remediation.addStanding(one),
                mark -> reportWatermark(told(mark), 5)),
            new OrderedInput<Progress, Intent>(
                this, 6, one -> remediation.add(one), mark -> reportWatermark(mark, 6)));
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature.
  public List<Input> getInputs() {
    return inputs;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    stored = context.getOperatorStateStore().getListState(STATE);
    Iterator<RemediationState> held = stored.get().iterator();
    restored = held.hasNext() ? held.next() : RemediationState.EMPTY;
  }

  @Override
  public void open() throws Exception {
    super.open();
    shown = new RemediateMetrics(getMetricGroup());
    remediation =
        new Remediation(setup, Objects.requireNonNull(restored), new Emitter(output, shown));
    shown.awaited(remediation.awaited());
    Remediation deciding = remediation;
    shown.rules(() -> deciding.rulesAt(InstantSource.system().millis()));
    restored = null;
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    remediation.advance(watermark.getTimestamp());
    shown.awaited(remediation.awaited());
    super.processWatermark(watermark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    stored.update(List.of(remediation.snapshot()));
  }

  private static Watermark told(Watermark control) {
    return new Watermark(ControlTime.frontier(control.getTimestamp()));
  }
}
