package dev.muster.detect.operator;

import dev.muster.arrival.Tick;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.silence.LastMessage;
import dev.muster.detect.silence.Presence;
import dev.muster.detect.silence.Progress;
import dev.muster.detect.silence.Registration;
import dev.muster.verify.Contact;
import dev.muster.verify.Unchecked;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorV2;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedMultiInputStreamOperatorTestHarness;

/** The tasks of the silence detector: so many that watch devices, and one that watches groups. */
final class SilenceTasks implements AutoCloseable {
  static final int MAX_PARALLELISM = 16;
  private static final int UNCHECKED = 2;
  private static final int TICKS = 3;

  final List<Finding> findings = new ArrayList<>();
  private final List<Task> tasks = new ArrayList<>();
  private final Groups group;
  private long told = Long.MIN_VALUE;

  private SilenceTasks(int parallelism, Snapshot from) throws Exception {
    for (int task = 0; task < parallelism; task++) {
      tasks.add(new Task(parallelism, task, from));
    }
    group = new Groups(from);
  }

  static SilenceTasks started(int parallelism) throws Exception {
    return new SilenceTasks(parallelism, null);
  }

  static SilenceTasks restored(int parallelism, Snapshot from) throws Exception {
    return new SilenceTasks(parallelism, from);
  }

  void spoke(Contact contact) throws Exception {
    LastMessage spoken = LastMessage.of(contact, Roll.SETTINGS);
    task(spoken.device()).processElement(0, new StreamRecord<>(spoken));
  }

  void registered(Registration registration) throws Exception {
    task(registration.to()).processElement(1, new StreamRecord<>(registration));
  }

  void wentUnchecked(Unchecked unchecked) throws Exception {
    task(unchecked.device()).processElement(UNCHECKED, new StreamRecord<>(unchecked));
  }

  void ticked(Tick tick) throws Exception {
    for (Task task : tasks) {
      task.processElement(TICKS, new StreamRecord<>(tick));
    }
    group.processElement(1, new StreamRecord<>(tick));
    flow();
  }

  void contactsReach(long time) throws Exception {
    reach(0, time);
  }

  void uncheckedReaches(long time) throws Exception {
    reach(UNCHECKED, time);
  }

  void registryReaches(long time) throws Exception {
    reach(1, time);
  }

  void ticksReach(long time) throws Exception {
    reach(TICKS, time);
  }

  /** Time of the changes that groups are told. */
  void groupsReach(long time) throws Exception {
    group.processWatermark(0, new Watermark(time));
    flow();
  }

  private void reach(int input, long time) throws Exception {
    for (Task task : tasks) {
      task.processWatermark(input, new Watermark(time));
    }
    if (input == TICKS) {
      group.processWatermark(1, new Watermark(time));
    }
    flow();
  }

  /** Lets what the first tasks told flow on to the groups, watermarks behind records. */
  private void flow() throws Exception {
    long watermark = Long.MAX_VALUE;
    for (Task task : tasks) {
      for (Object element : task.getOutput()) {
        if (element instanceof Watermark mark) {
          task.reached = mark.getTimestamp();
        } else if (element instanceof StreamRecord<?> record) {
          group.processElement(0, new StreamRecord<>((Presence) record.getValue()));
        }
      }
      task.getOutput().clear();
      watermark = Math.min(watermark, task.reached);
    }
    if (watermark > told) {
      told = watermark;
      group.processWatermark(0, new Watermark(watermark));
    }
    for (Object element : group.getOutput()) {
      if (element instanceof StreamRecord<?> record) {
        findings.add((Finding) record.getValue());
      }
    }
    group.getOutput().clear();
  }

  /** What was told of how far devices have come. */
  List<Progress> progress() {
    List<Progress> told = new ArrayList<>();
    for (Task task : tasks) {
      var side = task.getSideOutput(DetectStreams.PROGRESS);
      if (side != null) {
        side.forEach(one -> told.add(one.getValue()));
      }
    }
    return told;
  }

  Snapshot snapshot() throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    for (Task task : tasks) {
      states.add(task.snapshot(1, 1));
    }
    OperatorSubtaskState all =
        AbstractStreamOperatorTestHarness.repackageState(
            states.toArray(OperatorSubtaskState[]::new));
    return new Snapshot(all, states.size(), group.snapshot(1, 1));
  }

  /** Keys with a state of this name, over all tasks. */
  long entries(String state) {
    return tasks.stream().mapToLong(task -> task.entries(state)).sum();
  }

  long timers() {
    return tasks.stream().mapToLong(Task::timers).sum() + group.timers();
  }

  long groups() {
    return group.entries("company");
  }

  private Task task(String key) {
    return tasks.get(
        KeyGroupRangeAssignment.assignKeyToParallelOperator(key, MAX_PARALLELISM, tasks.size()));
  }

  @Override
  public void close() throws Exception {
    for (Task task : tasks) {
      task.close();
    }
    group.close();
  }

  /** Everything the tasks remember. */
  record Snapshot(OperatorSubtaskState devices, int tasks, OperatorSubtaskState group) {}

  /** What is asked of any of the tasks. */
  private static class Counted<OUT> extends KeyedMultiInputStreamOperatorTestHarness<String, OUT> {
    private final String timerService;

    Counted(StreamOperatorFactory<OUT> factory, String timerService, int parallelism, int index)
        throws Exception {
      super(factory, MAX_PARALLELISM, parallelism, index);
      this.timerService = timerService;
      config.setStateKeySerializer(Types.STRING.createSerializer(new SerializerConfigImpl()));
      config.serializeAllConfigs();
    }

    @SuppressWarnings("unchecked") // Both operators are timed by text keys.
    long timers() {
      AtomicLong count = new AtomicLong();
      try {
        AbstractStreamOperatorV2<OUT> operator =
            (AbstractStreamOperatorV2<OUT>) getCastedOperator();
        operator
            .<String, VoidNamespace>getInternalTimerService(
                timerService,
                VoidNamespaceSerializer.INSTANCE,
                (Triggerable<String, VoidNamespace>) operator)
            .forEachEventTimeTimer((namespace, time) -> count.incrementAndGet());
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      return count.get();
    }

    long entries(String name) {
      AbstractStreamOperatorV2<?> operator = (AbstractStreamOperatorV2<?>) getCastedOperator();
      HeapKeyedStateBackend<String> backend =
          (HeapKeyedStateBackend<String>) operator.<String>getKeyedStateBackend();
      return backend.getKeys(name, VoidNamespace.INSTANCE).count();
    }
  }

  /** The task of the {@link CommonCauseOperator}. */
  private static final class Groups extends Counted<Finding> {
    Groups(Snapshot from) throws Exception {
      super(CommonCauseOperator.factory(Roll.SETTINGS), "user-timers", 1, 0);
      setKeySelector(0, element -> ((Presence) element).group());
      if (from != null) {
        initializeState(from.group());
      }
      open();
    }
  }

  /** One task of the {@link SilenceOperator}. */
  private static final class Task extends Counted<Presence> {
    long reached = Long.MIN_VALUE;

    Task(int parallelism, int index, Snapshot from) throws Exception {
      super(SilenceOperator.factory(Roll.SETTINGS), "device", parallelism, index);
      setKeySelector(0, element -> ((LastMessage) element).device());
      setKeySelector(1, element -> ((Registration) element).to());
      setKeySelector(UNCHECKED, element -> ((Unchecked) element).device());
      if (from != null && from.devices() != null) {
        initializeState(
            repartitionOperatorState(
                from.devices(), MAX_PARALLELISM, from.tasks(), parallelism, index));
      }
      open();
    }
  }
}
