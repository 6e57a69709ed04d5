package dev.muster.detect.operator;

import dev.muster.arrival.Tick;
import dev.muster.arrival.operator.Coverage;
import dev.muster.arrival.operator.OrderedInput;
import dev.muster.detect.silence.SilenceSettings;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorV2;
import org.apache.flink.streaming.api.operators.Input;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.MultipleInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * An operator whose last input is all ticks, and which counts in the time that they cover. The time
 * of that input is that of its ticks, the slowest partition's: that a partition was silent is known
 * when it has ticked again.
 *
 * @param <O> what it finds
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
abstract class CoveredOperator<O> extends AbstractStreamOperatorV2<O>
    implements MultipleInputStreamOperator<O>, Triggerable<String, VoidNamespace> {
  private final SilenceSettings settings;
  private final int inputs;

  private transient Coverage coverage;

  /**
   * An operator with this many inputs, the ticks last.
   *
   * @param inputs how many, ticks included
   */
  CoveredOperator(StreamOperatorParameters<O> parameters, SilenceSettings settings, int inputs) {
    super(parameters, inputs);
    this.settings = settings;
    this.inputs = inputs;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    coverage =
        new Coverage(
            context.getOperatorStateStore(),
            settings.partitions(),
            settings.uncovered().toMillis());
  }

  @Override
  public final void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("No silence depends on the wall clock");
  }

  /** The time that ticks have covered so far, the same in every task. */
  final Coverage coverage() {
    return coverage;
  }

  final SilenceSettings settings() {
    return settings;
  }

  /** The input of ticks. */
  final Input<Tick> ticks() {
    return new OrderedInput<>(this, inputs, this::ticked, this::ticksReached);
  }

  private void ticked(Tick tick) throws Exception {
    coverage.add(tick);
    long known = coverage.known();
    if (known != Long.MIN_VALUE) {
      reportWatermark(new Watermark(known), inputs);
    }
  }

  /** Ticks alone move their input; only the end of all input is taken from its watermark. */
  private void ticksReached(Watermark watermark) throws Exception {
    if (watermark.equals(Watermark.MAX_WATERMARK)) {
      reportWatermark(watermark, inputs);
    }
  }
}
