package dev.muster.dispatch.operator;

import dev.muster.arrival.Origin;
import dev.muster.control.root.PinnedRoot;
import dev.muster.dispatch.CommandKeys;
import dev.muster.dispatch.Dispatch;
import dev.muster.dispatch.Dispatcher;
import dev.muster.dispatch.RefusedIntent;
import dev.muster.dispatch.Registered;
import dev.muster.dispatch.SignedCommand;
import dev.muster.dispatch.StandingCourse;
import dev.muster.message.ArrivedRecord;
import dev.muster.remediate.Intent;
import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Runs a {@link Dispatcher}: one outcome for each record of the intents topic. Beside it, follows
 * the registry, so that the standing that goes with a command is written over the newest record.
 * Called on the task thread only. The keys are opened in the task, and are part of neither job
 * graph nor state.
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
public final class DispatchFunction
    extends KeyedCoProcessFunction<String, ArrivedRecord, ArrivedRecord, SignedCommand>
    implements CheckpointedFunction {
  /**
   * The highest counter signed for a device. Bound: 8 bytes for each device that was ever
   * commanded. End of life: none, on purpose: were it forgotten, an old intent written to the topic
   * again would be signed again. A record that isn't authentic leaves no state.
   */
  static final ValueStateDescriptor<Long> LAST_COUNTER =
      new ValueStateDescriptor<>("last-counter", Types.LONG);

  private final PinnedRoot root;
  private final Partitions partitions;
  private final SerializableSupplier<CommandKeys> keys;
  private transient Dispatcher dispatcher;
  private transient ValueState<Long> lastCounter;
  private transient StandingState standings;
  private transient Counter signed;
  private transient Counter refused;
  private transient long newestCheckpoint;

  /** How many partitions each topic has. */
  record Partitions(int intents, int registry) implements Serializable {}

  DispatchFunction(PinnedRoot root, Partitions partitions, SerializableSupplier<CommandKeys> keys) {
    this.root = root;
    this.partitions = partitions;
    this.keys = keys;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    newestCheckpoint = context.getRestoredCheckpointId().orElse(0);
  }

  @Override
  public void open(OpenContext context) {
    lastCounter = getRuntimeContext().getState(LAST_COUNTER);
    standings = new StandingState(getRuntimeContext());
    dispatcher = new Dispatcher(root.document(), partitions.intents(), keys.get());
    signed = getRuntimeContext().getMetricGroup().counter("commandsSigned");
    refused = getRuntimeContext().getMetricGroup().counter("intentsRefused");
  }

  @Override
  public void processElement1(ArrivedRecord record, Context context, Collector<SignedCommand> out)
      throws Exception {
    Long last = lastCounter.value();
    Dispatch outcome = dispatcher.dispatch(record, last == null ? Intent.NO_COUNTER : last);
    Dispatch.Signed decided =
        outcome.fold(
            issued -> issued,
            rejected -> {
              context.output(DispatchOperators.REFUSED, refused(record, rejected));
              refused.inc();
              return null;
            });
    if (decided != null) {
      lastCounter.update(decided.intent().counter());
      emit(decided, out);
      StandingCourse before = standings.load();
      follow(before, before.commanded(decided.intent()), context);
    }
  }

  @Override
  public void processElement2(ArrivedRecord record, Context context, Collector<SignedCommand> out)
      throws Exception {
    Registered registered = dispatcher.registered(record, partitions.registry());
    if (registered != null) {
      StandingCourse before = standings.load();
      follow(before, before.seen(registered), context);
    }
  }

  private void follow(StandingCourse before, StandingCourse.Step step, Context context)
      throws IOException {
    StandingCourse after = step.course();
    step.record()
        .ifPresent(
            record ->
                context.output(DispatchOperators.STANDINGS, dispatcher.standing(record, after)));
    standings.store(before, after);
  }

  private void emit(Dispatch.Signed decided, Collector<SignedCommand> out) {
    Intent intent = decided.intent();
    byte[] claim = dispatcher.claim(newestCheckpoint + 1, decided.command());
    out.collect(new SignedCommand(intent.id(), intent.device(), claim, decided.command()));
    signed.inc();
  }

  private static RefusedIntent refused(ArrivedRecord record, Dispatch.Refused rejected) {
    return new RefusedIntent(
        new Origin(record.topic(), record.partition(), record.offset(), record.arrival()),
        record.key(),
        record.value(),
        rejected.reason(),
        rejected.detail(),
        record.unopened());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    newestCheckpoint = context.getCheckpointId();
  }
}
