package dev.muster.verify.operator;

import dev.muster.control.Accepted;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.trust.TrustBundle;
import dev.muster.verify.Contact;
import dev.muster.verify.DecryptInput;
import dev.muster.verify.Forgeries;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.Unchecked;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerifiedMessage;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.gap.GapRun;
import dev.muster.verify.identity.Candidate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorV2;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedMultiInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** One task of the {@link VerifyOperator}. */
final class VerifyHarness extends KeyedMultiInputStreamOperatorTestHarness<String, Verdict> {
  static final int MAX_PARALLELISM = 16;

  private VerifyHarness(VerifySettings settings, int batch, int tasks, int task) throws Exception {
    super(VerifyOperator.factory(settings, batch), MAX_PARALLELISM, tasks, task);
    config.setStateKeySerializer(Types.STRING.createSerializer(new SerializerConfigImpl()));
    config.serializeAllConfigs();
    setKeySelector(0, element -> ((Candidate) element).device());
    setKeySelector(1, element -> ((Accepted<DeviceRecord>) element).content().device());
  }

  static VerifyHarness started() throws Exception {
    return started(Fleet.SETTINGS);
  }

  static VerifyHarness started(VerifySettings settings) throws Exception {
    return started(settings, 1);
  }

  static VerifyHarness started(VerifySettings settings, int batch) throws Exception {
    VerifyHarness harness = new VerifyHarness(settings, batch, 1, 0);
    harness.open();
    return harness;
  }

  /** One that judges messages by so many at a time; others judge each at once. */
  static VerifyHarness batching(int batch) throws Exception {
    return started(Fleet.SETTINGS, batch);
  }

  static VerifyHarness restored(OperatorSubtaskState state, int tasks, int task) throws Exception {
    return restored(Fleet.SETTINGS, state, tasks, task);
  }

  static VerifyHarness restored(
      VerifySettings settings, OperatorSubtaskState state, int tasks, int task) throws Exception {
    VerifyHarness harness = new VerifyHarness(settings, 1, tasks, task);
    harness.initializeState(repartitionOperatorState(state, MAX_PARALLELISM, 1, tasks, task));
    harness.open();
    return harness;
  }

  /** The end of all inputs, as Flink tells it. */
  void finish() throws Exception {
    operator.finish();
  }

  void arrive(Candidate candidate) throws Exception {
    processElement(0, new StreamRecord<>(candidate, candidate.origin().arrival()));
  }

  void register(Accepted<DeviceRecord> accepted) throws Exception {
    processElement(1, new StreamRecord<>(accepted));
  }

  void trust(Accepted<TrustBundle> accepted) throws Exception {
    processElement(2, new StreamRecord<>(accepted));
  }

  void permit(Accepted<TextBundle> accepted) throws Exception {
    processElement(3, new StreamRecord<>(accepted));
  }

  void judgedElsewhere(Verdict verdict) throws Exception {
    processElement(4, new StreamRecord<>(verdict));
  }

  void elsewhereReaches(long time) throws Exception {
    processWatermark(4, new Watermark(time));
  }

  void decidableReaches(long time) throws Exception {
    processWatermark(5, new Watermark(time));
  }

  void telemetryReaches(long time) throws Exception {
    processWatermark(0, new Watermark(time));
  }

  void registryReaches(long time) throws Exception {
    processWatermark(1, new Watermark(time));
  }

  void trustReaches(long time) throws Exception {
    processWatermark(2, new Watermark(time));
  }

  void policyReaches(long time) throws Exception {
    processWatermark(3, new Watermark(time));
  }

  void controlReaches(long time) throws Exception {
    registryReaches(time);
    trustReaches(time);
    policyReaches(time);
  }

  /** Verdicts and watermarks in the order of their leaving, as short text. */
  List<String> flow() {
    List<String> flow = new ArrayList<>();
    for (Object element : getOutput()) {
      if (element instanceof Watermark watermark) {
        flow.add("watermark " + watermark.getTimestamp());
      } else if (element instanceof StreamRecord<?> record
          && record.getValue() instanceof Verdict verdict) {
        String who =
            verdict.claims() == null
                ? ""
                : verdict.device() + "/" + verdict.claims().sequence() + " ";
        flow.add(who + verdict.reason());
      }
    }
    getOutput().clear();
    return flow;
  }

  List<GapRun> gaps() {
    return values(VerifyStreams.GAPS);
  }

  List<Contact> contacts() {
    return values(VerifyStreams.CONTACTS);
  }

  /** What the decrypt stage is told, in its order, as short text. */
  List<String> forDecrypt() {
    return values(VerifyStreams.FOR_DECRYPT).stream()
        .map(
            told ->
                told instanceof VerifiedMessage verified
                    ? verified.message().device() + "/" + verified.message().sequence()
                    : "policy " + ((DecryptInput.Policy) told).accepted().content().version())
        .toList();
  }

  List<Unchecked> unchecked() {
    return values(VerifyStreams.UNCHECKED);
  }

  List<Forgeries> forgeries() {
    return values(VerifyStreams.FORGERIES);
  }

  List<RefusedRecord> refused() {
    return values(VerifyStreams.REFUSED);
  }

  private <T> List<T> values(OutputTag<T> tag) {
    List<T> values = new ArrayList<>();
    if (getSideOutput(tag) != null) {
      getSideOutput(tag).forEach(record -> values.add(record.getValue()));
    }
    return values;
  }

  /** Keys with a state of this name. */
  long entries(String name) {
    AbstractStreamOperatorV2<?> verify = (AbstractStreamOperatorV2<?>) getCastedOperator();
    HeapKeyedStateBackend<String> backend =
        (HeapKeyedStateBackend<String>) verify.<String>getKeyedStateBackend();
    return backend.getKeys(name, org.apache.flink.runtime.state.VoidNamespace.INSTANCE).count();
  }
}
