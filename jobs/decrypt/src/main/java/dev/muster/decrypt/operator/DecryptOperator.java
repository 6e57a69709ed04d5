package dev.muster.decrypt.operator;

import dev.muster.control.ControlTime;
import dev.muster.control.bundle.AcceptedPolicy;
import dev.muster.decrypt.DecryptSettings;
import dev.muster.decrypt.Decryption;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.SectionDecision;
import dev.muster.decrypt.section.ContentKeyCache;
import dev.muster.decrypt.section.SectionKeyring;
import dev.muster.message.section.SectionOutcome;
import dev.muster.message.signature.CryptoProvider;
import dev.muster.verify.VerifiedMessage;
import dev.muster.verify.operator.EvidenceInput;
import dev.muster.verify.operator.VerifiedMessageSerializer;
import dev.muster.verify.operator.WaitingRoom;
import java.util.ArrayList;
import java.util.List;
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
 * Opens sections by the policy bundle valid at their arrival, whatever was read first.
 *
 * <pre>
 * 1 verified messages, by device ──┐ opened at once, or waiting, still sealed,
 * 2 policy bundles,    to all    ──┘ until the policy input has passed their arrival
 *                                     └─► opened sections, decisions
 * </pre>
 *
 * <p>The policy input that has reached time <i>w</i> has told everything that is valid up to
 * <i>w</i> plus {@link ControlTime#DELAY}, so its watermark counts as that. The output watermark is
 * the lower of both, and never passes a message that waits.
 *
 * <p>State: the bundles that may still be needed; by device the messages that wait, with a timer
 * each, and the answers of the minutes of arrival that have not passed, with a timer each.
 * Unwrapped keys and opened sections are in memory only.
 */
final class DecryptOperator extends AbstractStreamOperatorV2<OpenedSection>
    implements MultipleInputStreamOperator<OpenedSection>,
        Triggerable<String, VoidNamespace>,
        Decryption.Listener {

  /**
   * How long superseded bundles outlive the watermark, in milliseconds: broker clocks step back a
   * little, and a record that lands behind the watermark is still judged by its own time.
   */
  static final long KEEP_VERSIONS = 60_000;

  private static final int INPUTS = 2;

  private final DecryptSettings settings;
  private final List<Input> inputs;
  private final List<SectionDecision.Answer> answers = new ArrayList<>();

  private transient WaitingRoom<VerifiedMessage> waiting;
  private transient PolicyVersions policies;
  private transient DecisionMinutes minutes;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient ContentKeyCache keys;
  private transient Decryption decryption;
  private transient SectionCounters counters;
  private transient long arrival;

  DecryptOperator(StreamOperatorParameters<OpenedSection> parameters, DecryptSettings settings) {
    super(parameters, INPUTS);
    this.settings = settings;
    this.inputs =
        List.of(
            new EvidenceInput<>(this, 1, this::arrived, this::messagesReached),
            new EvidenceInput<>(this, INPUTS, this::accepted, this::policiesReached));
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature.
  public List<Input> getInputs() {
    return inputs;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    waiting =
        new WaitingRoom<>(
            context.getKeyedStateStore(),
            new VerifiedMessageSerializer(),
            verified -> verified.origin().arrival());
    minutes = new DecisionMinutes(context.getKeyedStateStore());
    policies = new PolicyVersions(context.getOperatorStateStore(), settings.workload());
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers = getInternalTimerService("device", VoidNamespaceSerializer.INSTANCE, this);
    keys = new ContentKeyCache(settings.cachedKeys());
    SectionKeyring keyring =
        new SectionKeyring(settings.recipients().open(), CryptoProvider.fastest(), keys);
    decryption = new Decryption(settings.dataClasses(), keyring, this);
    counters = new SectionCounters(getMetricGroup());
    waiting.recount(getKeyedStateBackend());
    getMetricGroup().gauge("waiting", (Gauge<Long>) waiting::size);
    getMetricGroup().gauge("policyVersion", (Gauge<Long>) policies::newest);
    getMetricGroup().gauge("policyInForce", (Gauge<Long>) policies::inForce);
    getMetricGroup().gauge("contentKeys", (Gauge<Integer>) keys::size);
    getMetricGroup().gauge("contentKeyUnwraps", (Gauge<Long>) keyring::unwraps);
  }

  @Override
  public void close() throws Exception {
    if (keys != null) {
      keys.clear();
    }
    super.close();
  }

  private void arrived(VerifiedMessage verified) throws Exception {
    if (!policies.known(verified.origin().arrival())) {
      await(verified);
      return;
    }
    WaitingRoom.Released<VerifiedMessage> released = waiting.release(policies::known);
    decryptAll(released.ready());
    if (released.rest().isEmpty()) {
      decrypt(verified);
    } else {
      await(verified);
    }
  }

  private void accepted(AcceptedPolicy accepted) throws Exception {
    policies.add(accepted);
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    decryptAll(waiting.release(policies::known).ready());
    for (SectionDecision decision : minutes.ended(timer.getTimestamp(), timer.getKey())) {
      output.collect(DecryptOutputs.DECISIONS, new StreamRecord<>(decision, timer.getTimestamp()));
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("No decision depends on the wall clock");
  }

  private void decryptAll(List<VerifiedMessage> messages) throws Exception {
    for (VerifiedMessage verified : messages) {
      decrypt(verified);
    }
  }

  private void decrypt(VerifiedMessage verified) throws Exception {
    arrival = verified.origin().arrival();
    answers.clear();
    decryption.decrypt(verified, policies.at(arrival));
    if (minutes.count(arrival, answers)) {
      wakeAt(DecisionMinutes.endOf(arrival));
    }
  }

  @Override
  public void opened(OpenedSection section) {
    output.collect(new StreamRecord<>(section, arrival));
  }

  @Override
  public void outcome(SectionOutcome outcome) {
    counters.count(outcome);
  }

  @Override
  public void answered(SectionDecision.Answer answer) {
    answers.add(answer);
  }

  private void await(VerifiedMessage verified) throws Exception {
    waiting.add(verified);
    wakeAt(verified.origin().arrival());
  }

  private void wakeAt(long time) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
  }

  private void messagesReached(Watermark watermark) throws Exception {
    reportWatermark(watermark, 1);
  }

  private void policiesReached(Watermark watermark) throws Exception {
    policies.reached(watermark.getTimestamp());
    reportWatermark(new Watermark(ControlTime.frontier(watermark.getTimestamp())), INPUTS);
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    super.processWatermark(watermark);
    policies.pruneTo(
        Math.max(watermark.getTimestamp(), Long.MIN_VALUE + KEEP_VERSIONS) - KEEP_VERSIONS);
    keys.expireTo(watermark.getTimestamp());
  }
}
