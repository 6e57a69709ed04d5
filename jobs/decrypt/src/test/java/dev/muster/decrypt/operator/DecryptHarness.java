package dev.muster.decrypt.operator;

import dev.muster.control.Accepted;
import dev.muster.control.bundle.TextBundle;
import dev.muster.decrypt.DecisionTally;
import dev.muster.decrypt.DecisionTallyForm;
import dev.muster.decrypt.DecryptSettings;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.SealedMessage;
import dev.muster.decrypt.SectionDecision;
import dev.muster.decrypt.policy.PolicyTexts;
import dev.muster.message.section.RecipientPrivateKey;
import dev.muster.stored.serializer.StoredSerializer;
import dev.muster.verify.DecryptInput;
import dev.muster.verify.VerifiedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** One task of the {@link DecryptOperator}. */
final class DecryptHarness
    extends KeyedOneInputStreamOperatorTestHarness<String, DecryptInput, OpenedSection> {
  private static final int MAX_PARALLELISM = 16;
  private static final DecryptSettings SETTINGS =
      new DecryptSettings(
          DecryptSettings.WORKLOAD,
          Set.of("operational", "location"),
          DecryptHarness::keys,
          DecryptSettings.CACHED_KEYS);

  private DecryptHarness(int tasks, int task) throws Exception {
    super(
        DecryptOperator.factory(SETTINGS),
        told -> ((VerifiedMessage) told).device().device(),
        Types.STRING,
        MAX_PARALLELISM,
        tasks,
        task);
  }

  private static Map<String, RecipientPrivateKey> keys() {
    return Map.of(
        "operational", SealedMessage.recipient("operational"),
        "location", SealedMessage.recipient("location"));
  }

  static DecryptHarness started() throws Exception {
    return started(1, 0);
  }

  static DecryptHarness started(int tasks, int task) throws Exception {
    DecryptHarness harness = new DecryptHarness(tasks, task);
    harness.open();
    return harness;
  }

  static DecryptHarness restored(OperatorSubtaskState state, int tasks, int task) throws Exception {
    return restored(List.of(state), tasks, task);
  }

  /** A task that goes on from what all tasks of a checkpoint held. */
  static DecryptHarness restored(List<OperatorSubtaskState> states, int tasks, int task)
      throws Exception {
    OperatorSubtaskState all = repackageState(states.toArray(OperatorSubtaskState[]::new));
    DecryptHarness harness = new DecryptHarness(tasks, task);
    harness.initializeState(
        repartitionOperatorState(all, MAX_PARALLELISM, states.size(), tasks, task));
    harness.open();
    return harness;
  }

  /** The task of a device. */
  static int task(String device, int tasks) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(device, MAX_PARALLELISM, tasks);
  }

  void arrive(SealedMessage message) throws Exception {
    processElement(new StreamRecord<>(message.verified(), message.arrival()));
  }

  /** A bundle that permits the class {@code operational} for both purposes, or something else. */
  void accept(long version, long validFrom, String text) throws Exception {
    accept(new Accepted<>(validFrom, PolicyTexts.bundle(version, text)));
  }

  /** A bundle that permits the class {@code operational} until it expires. */
  void acceptUntil(long expiresAt, long version, long validFrom) throws Exception {
    accept(
        new Accepted<>(validFrom, PolicyTexts.bundle(version, PolicyTexts.OPERATIONAL, expiresAt)));
  }

  private void accept(Accepted<TextBundle> accepted) throws Exception {
    processElement(new StreamRecord<>(new DecryptInput.Policy(accepted), accepted.validFrom()));
  }

  void reach(long time) throws Exception {
    processWatermark(new Watermark(time));
  }

  /** What comes of messages up to a barrier. */
  List<String> flow(List<SealedMessage> messages) throws Exception {
    for (SealedMessage message : messages) {
      arrive(message);
    }
    return flowBeforeBarrier();
  }

  /** Opened sections and watermarks up to a barrier, in the order of their leaving, as text. */
  List<String> flowBeforeBarrier() throws Exception {
    getOperator().prepareSnapshotPreBarrier(1);
    return flow();
  }

  /** Opened sections and watermarks that have left, in their order, as short text. */
  List<String> flow() {
    List<String> flow = new ArrayList<>();
    for (Object element : getOutput()) {
      if (element instanceof Watermark watermark) {
        flow.add("watermark " + watermark.getTimestamp());
      } else if (element instanceof StreamRecord<?> record
          && record.getValue() instanceof OpenedSection section) {
        flow.add(text(section));
      }
    }
    getOutput().clear();
    return flow;
  }

  /** What is to be stored, each as short text. */
  List<String> toStore() {
    return drained(DecryptStreams.TO_STORE, DecryptHarness::text);
  }

  /** Decisions, each as short text. */
  List<String> decisions() {
    return drained(DecryptStreams.DECISIONS, DecryptHarness::text);
  }

  private <T> List<String> drained(OutputTag<T> tag, Function<T, String> text) {
    List<String> drained = new ArrayList<>();
    if (getSideOutput(tag) != null) {
      getSideOutput(tag).forEach(one -> drained.add(text.apply(one.getValue())));
      getSideOutput(tag).clear();
    }
    return drained;
  }

  private static String text(OpenedSection section) {
    return "%s/%s %s by %s"
        .formatted(
            section.device().device(),
            section.sequence(),
            section.dataClass(),
            section.policyVersion());
  }

  private static String text(SectionDecision decision) {
    SectionDecision.Answer answer = decision.answer();
    return "%s %s %s %s by %s %s: %s"
        .formatted(
            decision.device(),
            answer.dataClass(),
            answer.purpose().wireName(),
            answer.outcome(),
            answer.policy(),
            answer.policyVersion(),
            decision.sections());
  }

  /** Minutes whose answers are kept of a device. */
  long minutes(String device) throws Exception {
    AbstractStreamOperator<?> decrypt = (AbstractStreamOperator<?>) getOperator();
    decrypt.setCurrentKey(device);
    MapState<Long, DecisionTally> minutes =
        decrypt
            .getKeyedStateStore()
            .getMapState(
                new MapStateDescriptor<>(
                    "decisions",
                    Types.LONG.createSerializer(new SerializerConfigImpl()),
                    new StoredSerializer<>(new DecisionTallyForm())));
    return StreamSupport.stream(minutes.keys().spliterator(), false).count();
  }

  /** Keys with a state of this name. */
  long entries(String name) {
    AbstractStreamOperator<?> decrypt = (AbstractStreamOperator<?>) getOperator();
    HeapKeyedStateBackend<String> backend =
        (HeapKeyedStateBackend<String>) decrypt.<String>getKeyedStateBackend();
    return backend.getKeys(name, VoidNamespace.INSTANCE).count();
  }
}
