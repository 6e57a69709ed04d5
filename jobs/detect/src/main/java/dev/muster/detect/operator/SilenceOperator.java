package dev.muster.detect.operator;

import dev.muster.arrival.ControlTime;
import dev.muster.arrival.TickLog;
import dev.muster.arrival.operator.Coverage;
import dev.muster.arrival.operator.OperatorFactory;
import dev.muster.arrival.operator.OrderedInput;
import dev.muster.detect.silence.LastMessage;
import dev.muster.detect.silence.LastMessageForm;
import dev.muster.detect.silence.Presence;
import dev.muster.detect.silence.Progress;
import dev.muster.detect.silence.Registration;
import dev.muster.detect.silence.SilenceJudge;
import dev.muster.detect.silence.SilenceSettings;
import dev.muster.detect.silence.Watch;
import dev.muster.detect.silence.WatchForm;
import dev.muster.stored.serializer.StoredSerializer;
import dev.muster.verify.Unchecked;
import java.nio.charset.StandardCharsets;
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
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Watches who should have spoken.
 *
 * <pre>
 * 1 messages, by device ──┐ noted at once; judged when all
 * 2 registry, by device ──┤ four have passed the time
 * 3 floods,   by device ──┤      └─► changes of presence
 * 4 ticks,    to all    ──┘
 * </pre>
 *
 * <p>Side output: {@link DetectStreams#PROGRESS}, at once, since the numbers of each device are
 * kept here anyway.
 *
 * <p>The last input's time is that of its ticks, the slowest partition's: that a partition was
 * silent is known when it has ticked again. A message in time costs one read and one write of the
 * device's newest message and no timer; a device has one timer, which looks at what came meanwhile
 * and moves itself.
 *
 * <p>State per device: one {@link LastMessage}, one {@link Watch}, one timer in quiet running. All
 * of it goes when the registry removes the device. For all devices: {@link Coverage}.
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
final class SilenceOperator extends CoveredOperator<Presence> {
  private static final int INPUTS = 4;

  private final List<Input> inputs;

  private transient ValueState<LastMessage> newest;
  private transient ValueState<Watch> watches;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient SilenceJudge judge;

  /** Makes one operator per task. */
  static OperatorFactory<Object, Presence> factory(SilenceSettings settings) {
    return OperatorFactory.of(
        SilenceOperator.class, parameters -> new SilenceOperator(parameters, settings));
  }

  private SilenceOperator(StreamOperatorParameters<Presence> parameters, SilenceSettings settings) {
    super(parameters, settings, INPUTS);
    this.inputs =
        List.of(
            new OrderedInput<>(this, 1, this::spoke, mark -> reportWatermark(mark, 1)),
            new OrderedInput<>(this, 2, this::registered, mark -> reportWatermark(known(mark), 2)),
            new OrderedInput<>(this, 3, this::wentUnchecked, mark -> reportWatermark(mark, 3)),
            ticks());
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature.
  public List<Input> getInputs() {
    return inputs;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    newest =
        context
            .getKeyedStateStore()
            .getState(
                new ValueStateDescriptor<>(
                    "spoken", new StoredSerializer<>(new LastMessageForm())));
    watches =
        context
            .getKeyedStateStore()
            .getState(new ValueStateDescriptor<>("watch", new StoredSerializer<>(new WatchForm())));
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers = getInternalTimerService("device", VoidNamespaceSerializer.INSTANCE, this);
    judge = new SilenceJudge(settings(), this::tell);
  }

  private void spoke(LastMessage next) throws Exception {
    LastMessage last = newest.value();
    newest.update(last == null ? next : last.then(next));
    if (Progress.isMadeBy(last, next)) {
      output.collect(DetectStreams.PROGRESS, new StreamRecord<>(Progress.of(next), next.arrival()));
    }
    if (last == null || !last.flowsInto(next)) {
      paused(last, next);
    }
  }

  private void paused(LastMessage last, LastMessage next) throws Exception {
    Watch watch = watch();
    watch.paused(last, next);
    wakeAt(next.arrival(), watch);
    watches.update(watch);
  }

  private void registered(Registration registration) throws Exception {
    Watch watch = watch();
    watch.registered(registration);
    wakeAt(registration.accepted().validFrom(), watch);
    watches.update(watch);
  }

  private void wentUnchecked(Unchecked unchecked) throws Exception {
    Watch watch = watch();
    watch.unchecked(unchecked.arrival());
    wakeAt(unchecked.arrival(), watch);
    watches.update(watch);
  }

  private static Watermark known(Watermark registry) {
    return new Watermark(ControlTime.frontier(registry.getTimestamp()));
  }

  /** At the end of all input nobody is accused of the time that no tick has covered. */
  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    if (watermark.equals(Watermark.MAX_WATERMARK) && coverage().known() != Long.MIN_VALUE) {
      super.processWatermark(new Watermark(coverage().known()));
    }
    super.processWatermark(watermark);
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    Watch watch = watches.value();
    long until = Math.min(timers.currentWatermark(), coverage().known());
    if (watch == null || !watch.wakesAt(timer.getTimestamp()) || until == Long.MIN_VALUE) {
      return;
    }
    watch.wakeAt(Watch.NO_TIMER);
    LastMessage spoken = newest.value();
    TickLog covered = Objects.requireNonNull(coverage().of(partition(timer.getKey())));
    long next = judge.advance(watch, spoken, covered, until);
    if (next > timers.currentWatermark()) {
      wakeAt(next, watch);
    }
    keep(watch);
  }

  private void keep(Watch watch) throws Exception {
    if (watch.isRemoved()) {
      newest.clear();
    }
    if (watch.isOver()) {
      watches.clear();
    } else {
      watches.update(watch);
    }
  }

  private int partition(String device) {
    return settings().partitions().of(device.getBytes(StandardCharsets.US_ASCII));
  }

  private void wakeAt(long time, Watch watch) {
    if (!watch.wakesBy(time)) {
      timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, watch.timer());
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
      watch.wakeAt(time);
    }
  }

  private Watch watch() throws Exception {
    Watch watch = watches.value();
    return watch == null ? new Watch() : watch;
  }

  private void tell(Presence presence) {
    output.collect(new StreamRecord<>(presence, presence.at()));
  }
}
