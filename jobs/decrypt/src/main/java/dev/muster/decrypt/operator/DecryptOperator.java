package dev.muster.decrypt.operator;

import dev.muster.arrival.operator.EnumCounters;
import dev.muster.arrival.operator.OperatorFactory;
import dev.muster.decrypt.DecryptSettings;
import dev.muster.decrypt.Decryption;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.SectionDecision;
import dev.muster.decrypt.section.ContentKeyCache;
import dev.muster.decrypt.section.SectionKeyring;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.section.SectionOutcome;
import dev.muster.verify.DecryptInput;
import dev.muster.verify.VerifiedMessage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Opens sections by the policy bundle valid at their arrival, which has come before them.
 *
 * <pre>
 * policy bundles, verified messages ─┬─► opened sections ─► detectors
 *                                    ├─► those to be stored ─► tables
 *                                    └─► decisions
 * </pre>
 *
 * <p>Opened sections are handed on many together, at the latest before the next watermark or
 * barrier.
 *
 * <p>State: the bundles that may still be needed; by device the answers of the minute of arrival
 * that it is in, with a timer. Unwrapped keys and opened sections are in memory only.
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
final class DecryptOperator extends AbstractStreamOperator<OpenedSection>
    implements OneInputStreamOperator<DecryptInput, OpenedSection>,
        Triggerable<String, VoidNamespace>,
        Decryption.Listener {

  /**
   * How long superseded bundles outlive the watermark, in milliseconds: broker clocks step back a
   * little, and a record that lands behind the watermark is still judged by its own time.
   */
  static final long KEEP_VERSIONS = 60_000;

  private final DecryptSettings settings;

  private transient PolicyVersions policies;
  private transient DecisionMinutes minutes;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient ContentKeyCache keys;
  private transient Decryption decryption;
  private transient EnumCounters<SectionOutcome> counters;
  private transient List<SectionDecision.Answer> answers;
  private transient OpenedBatch batch;

  /** Makes one operator per task. */
  static OperatorFactory<DecryptInput, OpenedSection> factory(DecryptSettings settings) {
    return OperatorFactory.of(
        DecryptOperator.class, parameters -> new DecryptOperator(parameters, settings));
  }

  private DecryptOperator(
      StreamOperatorParameters<OpenedSection> parameters, DecryptSettings settings) {
    super(parameters);
    this.settings = settings;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    minutes = new DecisionMinutes(context.getKeyedStateStore());
    policies =
        new PolicyVersions(
            context.getOperatorStateStore(), settings.workload(), InstantSource.system());
  }

  @Override
  public void open() throws Exception {
    super.open();
    answers = new ArrayList<>();
    batch = new OpenedBatch(output);
    timers = getInternalTimerService("device", VoidNamespaceSerializer.INSTANCE, this);
    keys = new ContentKeyCache(settings.cachedKeys());
    SectionKeyring keyring =
        new SectionKeyring(settings.recipients().open(), CryptoProvider.fastest(), keys);
    decryption = new Decryption(settings.dataClasses(), keyring, this);
    counters =
        new EnumCounters<>(
            getMetricGroup(), "sections", "outcome", SectionOutcome.class, SectionOutcome::name);
    getMetricGroup().gauge("policyVersion", (Gauge<Long>) policies::newest);
    getMetricGroup().gauge("policyInForce", (Gauge<Long>) policies::inForce);
    getMetricGroup().gauge("policyEndsAt", (Gauge<Long>) policies::endsAt);
    getMetricGroup().gauge("contentKeys", (Gauge<Integer>) keys::size);
    getMetricGroup().gauge("contentKeyUnwraps", (Gauge<Long>) keyring::unwraps);
  }

  @Override
  public void close() throws Exception {
    if (keys != null) {
      keys.clear();
      batch.clear();
    }
    super.close();
  }

  /** A policy is of no device. */
  @Override
  @SuppressWarnings("rawtypes") // Flink's signature.
  public void setKeyContextElement1(StreamRecord element) throws Exception {
    if (element.getValue() instanceof VerifiedMessage) {
      super.setKeyContextElement1(element);
    }
  }

  @Override
  public void processElement(StreamRecord<DecryptInput> element) throws Exception {
    if (element.getValue() instanceof VerifiedMessage verified) {
      decrypt(verified);
    } else if (element.getValue() instanceof DecryptInput.Policy policy) {
      policies.add(policy.accepted());
    }
  }

  private void decrypt(VerifiedMessage verified) throws Exception {
    long arrival = verified.origin().arrival();
    answers.clear();
    decryption.decrypt(verified, policies.at(arrival));
    if (minutes.count(arrival, answers)) {
      begun(arrival, verified.device().device());
    }
  }

  /** One timer is enough for a device: while another minute is there, its own is set. */
  private void begun(long arrival, String device) throws Exception {
    if (minutes.hasOthers(arrival)) {
      tell(minutes.takeOthers(arrival, device));
    } else {
      wakeAt(DecisionMinutes.endOf(arrival));
    }
  }

  private void wakeAt(long time) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
  }

  private void tell(List<SectionDecision> decisions) {
    for (SectionDecision decision : decisions) {
      long end = DecisionMinutes.endOf(decision.minute());
      output.collect(DecryptStreams.DECISIONS, new StreamRecord<>(decision, end));
    }
  }

  @Override
  public void opened(OpenedSection section) {
    batch.add(section);
  }

  @Override
  public void outcome(SectionOutcome outcome) {
    counters.count(outcome);
  }

  @Override
  public void answered(SectionDecision.Answer answer) {
    answers.add(answer);
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    long passed = timer.getTimestamp();
    batch.handOn();
    tell(minutes.takePassed(passed, timer.getKey()));
    minutes.pending().ifPresent(this::wakeAt);
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("No decision depends on the wall clock");
  }

  /** No section is held over a checkpoint. */
  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    batch.handOn();
  }

  /** The highest watermark has emptied the batch already; this does not rest on it. */
  @Override
  public void finish() throws Exception {
    batch.handOn();
    super.finish();
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    batch.handOn();
    super.processWatermark(watermark);
    policies.pruneTo(
        Math.max(watermark.getTimestamp(), Long.MIN_VALUE + KEEP_VERSIONS) - KEEP_VERSIONS);
    keys.expireTo(watermark.getTimestamp());
  }
}
