package dev.muster.dispatch.operator;

import dev.muster.control.root.PinnedRoot;
import dev.muster.dispatch.CommandKeys;
import dev.muster.dispatch.Dispatch;
import dev.muster.dispatch.Dispatcher;
import dev.muster.dispatch.RefusedIntent;
import dev.muster.dispatch.SignedCommand;
import dev.muster.message.ArrivedRecord;
import dev.muster.remediate.Intent;
import dev.muster.verify.Origin;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Runs a {@link Dispatcher}: one outcome for each record of the intents topic. Called on the task
 * thread only. The keys are opened in the task, and are part of neither job graph nor state.
 */
public final class DispatchFunction
    extends KeyedProcessFunction<String, ArrivedRecord, SignedCommand>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /**
   * The highest counter signed for a device. Bound: 8 bytes for each device that was ever
   * commanded. End of life: none, on purpose: were it forgotten, an old intent written to the topic
   * again would be signed again. A record that isn't authentic leaves no state.
   */
  static final ValueStateDescriptor<Long> LAST_COUNTER =
      new ValueStateDescriptor<>("last-counter", Types.LONG);

  private final PinnedRoot root;
  private final int partitions;
  private final SerializableSupplier<CommandKeys> keys;
  private transient Dispatcher dispatcher;
  private transient ValueState<Long> lastCounter;
  private transient Counter signed;
  private transient Counter refused;
  private transient long newestCheckpoint;

  DispatchFunction(PinnedRoot root, int partitions, SerializableSupplier<CommandKeys> keys) {
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
    dispatcher = new Dispatcher(root.document(), partitions, keys.get());
    signed = getRuntimeContext().getMetricGroup().counter("commandsSigned");
    refused = getRuntimeContext().getMetricGroup().counter("intentsRefused");
  }

  @Override
  public void processElement(ArrivedRecord record, Context context, Collector<SignedCommand> out)
      throws Exception {
    Long last = lastCounter.value();
    Dispatch outcome = dispatcher.dispatch(record, last == null ? Intent.NO_COUNTER : last);
    Long counter =
        outcome.fold(
            decided -> {
              emit(decided, context, out);
              return decided.intent().counter();
            },
            rejected -> {
              context.output(DispatchOperators.REFUSED, refused(record, rejected));
              refused.inc();
              return null;
            });
    if (counter != null) {
      lastCounter.update(counter);
    }
  }

  private void emit(Dispatch.Signed decided, Context context, Collector<SignedCommand> out) {
    Intent intent = decided.intent();
    decided.standing().ifPresent(standing -> context.output(DispatchOperators.STANDINGS, standing));
    out.collect(
        new SignedCommand(intent.id(), intent.device(), newestCheckpoint + 1, decided.command()));
    signed.inc();
  }

  private static RefusedIntent refused(ArrivedRecord record, Dispatch.Refused rejected) {
    return new RefusedIntent(
        new Origin(record.topic(), record.partition(), record.offset(), record.arrival()),
        record.key(),
        record.value(),
        rejected.reason(),
        rejected.detail());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    newestCheckpoint = context.getCheckpointId();
  }
}
