package dev.muster.verify.operator;

import dev.muster.arrival.ControlTime;
import dev.muster.arrival.operator.BatchInput;
import dev.muster.arrival.operator.ControlReach;
import dev.muster.arrival.operator.EnumCounters;
import dev.muster.arrival.operator.Frontier;
import dev.muster.arrival.operator.OperatorFactory;
import dev.muster.arrival.operator.OrderedInput;
import dev.muster.arrival.operator.WaitingRoom;
import dev.muster.control.Accepted;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.trust.TrustBundle;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.stored.serializer.StoredSerializer;
import dev.muster.verify.DecryptInput;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.identity.Candidate;
import dev.muster.verify.identity.CandidateForm;
import dev.muster.verify.identity.DeviceState;
import dev.muster.verify.identity.DeviceStateForm;
import dev.muster.verify.identity.Judgement;
import dev.muster.verify.identity.Verifier;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorV2;
import org.apache.flink.streaming.api.operators.Input;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.MultipleInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Judges messages by the control versions valid at their arrival, whatever was read first.
 *
 * <pre>
 * 1 candidates, by device ──┐ judged in batches, or waiting until all
 * 2 registry,   by device ──┤ control inputs have passed their arrival
 * 3 trust,      to all    ──┤      └─► verdicts, gap runs, refused records, who spoke
 * 4 policy,     to all    ──┴─► handed on, with the messages to be opened
 * 5 verdicts given elsewhere ────────► verdicts
 * 6 time of rules and approvals ─────► told to the sources
 * </pre>
 *
 * <p>A control input that has reached time <i>w</i> has told everything that is valid up to
 * <i>w</i> plus {@link ControlTime#DELAY}, so its watermark counts as that. The output watermark is
 * the lowest of the first four, and never passes a message that waits. Nothing here waits for rules
 * and approvals; what comes of messages does, in the one task that decides on commands, and the
 * sources of telemetry hand on a bounded amount of it only: see {@link ControlReach}.
 *
 * <p>Policies change no verdict. They are waited for here so that what opens sections need not
 * wait, and can be one chain with this operator: a hop of every message costs more than to open it.
 *
 * <p>Where the topic of telemetry grew, messages of a device that got another partition wait for
 * telemetry itself too: see {@link HandOver}.
 *
 * <p>A batch ends at the latest with the next watermark of telemetry, or the next barrier: no
 * message waits in it longer, and none is in it when a checkpoint is taken.
 *
 * <p>State per device: one {@link DeviceState}, read and written once per message; messages that
 * wait, until control has passed them; one timer per superseded registry record until it is
 * dropped.
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
final class VerifyOperator extends AbstractStreamOperatorV2<Verdict>
    implements MultipleInputStreamOperator<Verdict>, Triggerable<String, VoidNamespace> {

  /**
   * How long superseded control versions outlive the watermark, in milliseconds: broker clocks step
   * back a little, and a record that lands behind the watermark is still judged by its own time.
   */
  static final long KEEP_VERSIONS = 60_000;

  /** The inputs whose time is waited for. The others hold nothing back. */
  private static final int TIMED_INPUTS = 4;

  /** Measured with messages of 400 bytes: more than 64 is cheaper, more than 256 is not. */
  private static final int BATCH = 256;

  private final VerifySettings settings;
  private final int batchSize;
  private final Frontier frontier = new Frontier();
  private final HandOver handOver;
  private final List<Input> inputs;

  private transient ValueState<DeviceState> devices;
  private transient WaitingRoom<Candidate> waiting;
  private transient ControlReach.Task reach;
  private transient TrustVersions trust;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient Batch batch;
  private transient JudgedBatch judged;
  private transient Verifier verifier;
  private transient EnumCounters<VerdictReason> counters;

  /** Makes one operator per task. */
  static OperatorFactory<Candidate, Verdict> factory(VerifySettings settings) {
    return factory(settings, BATCH);
  }

  static OperatorFactory<Candidate, Verdict> factory(VerifySettings settings, int batchSize) {
    return OperatorFactory.of(
        VerifyOperator.class, parameters -> new VerifyOperator(parameters, settings, batchSize));
  }

  private VerifyOperator(
      StreamOperatorParameters<Verdict> parameters, VerifySettings settings, int batchSize) {
    super(parameters, TIMED_INPUTS);
    this.settings = settings;
    this.batchSize = batchSize;
    this.handOver = new HandOver(settings.partitions());
    this.inputs =
        List.of(
            new BatchInput<>(this, 1, this::arrived, this::telemetryReached),
            new OrderedInput<>(this, 2, this::registered, this::registryReached),
            new OrderedInput<>(this, 3, this::trusted, this::trustReached),
            new OrderedInput<>(this, TIMED_INPUTS, this::permitted, this::policyReached),
            new OrderedInput<>(this, TIMED_INPUTS + 1, this::judgedElsewhere, ignored -> {}),
            new OrderedInput<Long, Verdict>(
                this, TIMED_INPUTS + 2, ignored -> {}, this::decidableReached));
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature.
  public List<Input> getInputs() {
    return inputs;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    devices =
        context
            .getKeyedStateStore()
            .getState(
                new ValueStateDescriptor<>(
                    "device", new StoredSerializer<>(new DeviceStateForm())));
    waiting =
        new WaitingRoom<>(
            context.getKeyedStateStore(),
            new StoredSerializer<>(new CandidateForm()),
            candidate -> candidate.origin().arrival(),
            handOver::arrange);
    trust = new TrustVersions(context.getOperatorStateStore());
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers = getInternalTimerService("device", VoidNamespaceSerializer.INSTANCE, this);
    batch = new Batch(new PublicKeys(settings, CryptoProvider.fastest()), batchSize);
    verifier = new Verifier(settings, batch);
    judged = new JudgedBatch(output, batchSize);
    counters =
        new EnumCounters<>(
            getMetricGroup(), "verdicts", "reason", VerdictReason.class, VerdictReason::wireName);
    waiting.recount(getKeyedStateBackend());
    getMetricGroup().gauge("waiting", (Gauge<Long>) waiting::size);
    reach = ControlReach.of(getRuntimeContext().getJobInfo().getJobId().toString()).join();
  }

  @Override
  public void close() throws Exception {
    if (reach != null) {
      reach.close();
    }
    super.close();
  }

  private void arrived(Candidate candidate) throws Exception {
    if (batch.add(candidate)) {
      judgeBatch();
    }
  }

  /** What arrived before a barrier is judged before it: a checkpoint holds no batch. */
  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    judgeBatch();
  }

  /** The highest watermark has emptied the batch already; this does not rest on it. */
  @Override
  public void finish() throws Exception {
    judgeBatch();
    super.finish();
  }

  private void judgeBatch() throws Exception {
    batch.judge(this::takeUp);
    judged.handOn();
  }

  private void takeUp(Candidate candidate) throws Exception {
    setCurrentKey(candidate.device());
    if (!passed(candidate)) {
      await(candidate);
      return;
    }
    DeviceState before = state();
    WaitingRoom.Released<Candidate> released = waiting.release(this::passed);
    DeviceState after = judgeAll(before, released.ready());
    if (released.rest().isEmpty()) {
      after = judge(after, candidate);
    } else {
      await(candidate);
    }
    store(before, after);
  }

  /** Adds without reading what waits already: a cold start over a long backlog stays linear. */
  private void await(Candidate candidate) throws Exception {
    waiting.add(candidate);
    note(candidate);
  }

  /**
   * Judges what control has passed, without waiting for telemetry: else what waits here could grow
   * while one partition of it stands still.
   */
  private void controlReached() throws Exception {
    reach.reached(frontier.newest());
    for (String device = waiting.nextPassed(frontier::passed);
        device != null;
        device = waiting.nextPassed(frontier::passed)) {
      judgeWaiting(device);
    }
    judged.handOn();
  }

  /** Judges what has waited for the other partition of its device. */
  private void handedOver(long telemetry) throws Exception {
    handOver.reached(telemetry);
    for (String device = handOver.nextPassed(); device != null; device = handOver.nextPassed()) {
      judgeWaiting(device);
    }
    judged.handOn();
  }

  private void judgeWaiting(String device) throws Exception {
    setCurrentKey(device);
    DeviceState before = state();
    store(before, judgeAll(before, release()));
  }

  private List<Candidate> release() throws Exception {
    WaitingRoom.Released<Candidate> released = waiting.release(this::passed);
    if (!released.rest().isEmpty()) {
      note(released.rest().get(0));
    }
    return released.ready();
  }

  private void note(Candidate first) {
    if (frontier.passed(first.origin().arrival())) {
      handOver.hold(first);
    } else {
      waiting.note(first.device(), first);
    }
  }

  /** Whether all is known that a message is to be judged by. */
  private boolean passed(Candidate candidate) {
    return frontier.passed(candidate.origin().arrival()) && handOver.passed(candidate);
  }

  private void registered(Accepted<DeviceRecord> accepted) throws Exception {
    DeviceState before = state();
    DeviceState after = before.with(accepted.validFrom(), accepted.content());
    if (after.versions().entries().size() > 1) {
      wakeAt(accepted.validFrom() + KEEP_VERSIONS);
    }
    store(before, after);
  }

  private void trusted(Accepted<TrustBundle> accepted) throws Exception {
    trust.add(accepted);
  }

  private void permitted(Accepted<TextBundle> accepted) {
    DecryptInput policy = new DecryptInput.Policy(accepted);
    output.collect(VerifyStreams.FOR_DECRYPT, new StreamRecord<>(policy, accepted.validFrom()));
  }

  private void judgedElsewhere(Verdict verdict) {
    output.collect(new StreamRecord<>(verdict, verdict.origin().arrival()));
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    DeviceState before = state();
    WaitingRoom.Released<Candidate> released = waiting.release(this::passed);
    DeviceState after = judgeAll(before, released.ready());
    store(before, after.prunedTo(needed(timers.currentWatermark())));
    judged.handOn();
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("No verdict depends on the wall clock");
  }

  private DeviceState judgeAll(DeviceState before, List<Candidate> candidates) {
    DeviceState state = before;
    for (Candidate candidate : candidates) {
      state = judge(state, candidate);
    }
    return state;
  }

  private DeviceState judge(DeviceState state, Candidate candidate) {
    Judgement judgement = verifier.judge(state, candidate, trust.at(candidate.origin().arrival()));
    counters.count(judgement.verdict().reason());
    judged.add(candidate, judgement);
    return judgement.state();
  }

  private void telemetryReached(Watermark watermark) throws Exception {
    judgeBatch();
    handedOver(watermark.getTimestamp());
    reportWatermark(watermark, 1);
  }

  private void registryReached(Watermark watermark) throws Exception {
    frontier.registryReached(watermark.getTimestamp());
    controlReached();
    reportWatermark(judgeable(watermark), 2);
  }

  private void trustReached(Watermark watermark) throws Exception {
    frontier.trustReached(watermark.getTimestamp());
    controlReached();
    reportWatermark(judgeable(watermark), 3);
  }

  private void policyReached(Watermark watermark) throws Exception {
    frontier.policyReached(watermark.getTimestamp());
    controlReached();
    reportWatermark(judgeable(watermark), TIMED_INPUTS);
  }

  private void decidableReached(Watermark watermark) {
    reach.decidable(watermark.getTimestamp());
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    super.processWatermark(watermark);
    trust.pruneTo(needed(watermark.getTimestamp()));
  }

  private static Watermark judgeable(Watermark control) {
    return new Watermark(ControlTime.frontier(control.getTimestamp()));
  }

  private static long needed(long watermark) {
    return Math.max(watermark, Long.MIN_VALUE + KEEP_VERSIONS) - KEEP_VERSIONS;
  }

  private void wakeAt(long time) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
  }

  private DeviceState state() throws Exception {
    return Objects.requireNonNullElse(devices.value(), DeviceState.EMPTY);
  }

  /** A stranger's device id leaves the state as it was, and nothing is written for it. */
  @SuppressWarnings("ReferenceEquality") // The same object where nothing changed.
  private void store(DeviceState before, DeviceState after) throws Exception {
    if (after != before) {
      devices.update(after);
    }
  }
}
