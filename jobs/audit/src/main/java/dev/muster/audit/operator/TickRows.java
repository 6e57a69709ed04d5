package dev.muster.audit.operator;

import dev.muster.arrival.Tick;
import dev.muster.verify.Verdict;
import dev.muster.verify.operator.VerifyStreams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Answers each tick once everything that arrived up to it has its verdict, or has it before the
 * checkpoint that the answer belongs to.
 *
 * <p>The inputs carry the watermarks by which the verify stage judges: that of telemetry comes with
 * the ticks, and that of the control topics, by which records may still wait, with the second
 * input. The answers enter the verify stage as one more input of it, and leave it with the other
 * verdicts. Checkpoint barriers follow the same channels and are aligned here and there. So when an
 * answer is given before a barrier, every watermark that allowed it left its sender before that
 * barrier, and has reached every task of the verify stage before the same barrier did: by then all
 * records up to the tick are judged. A {@code TICK} verdict that belongs to a checkpoint has all of
 * them in that checkpoint or an earlier one, and where a {@code TICK} row is visible, the rows of
 * all records before it are visible. Unaligned checkpoints would break this.
 *
 * <p>This presumes that arrival never falls along a partition, as {@link
 * dev.muster.message.ArrivalClock} sees to. If the broker's clock is set back by more than a day, a
 * {@code TICK} row may become visible before the row of a record that precedes it, by the time that
 * this record takes to be judged; no row is lost by that.
 *
 * <p>Must run with parallelism 1: with more, each would see its own share of the ticks but restored
 * ones would move. Called on the task thread only.
 */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
final class TickRows extends AbstractStreamOperator<Verdict>
    implements TwoInputStreamOperator<Tick, Long, Verdict> {

  /**
   * Ticks that the watermark has not passed. An entry costs about 50 bytes and lives until the
   * watermark passes it; there are as many as the metronome wrote in the time by which the control
   * topics lag behind telemetry, two a second and partition.
   */
  private static final ListStateDescriptor<Tick> PENDING =
      new ListStateDescriptor<>("pending-ticks", VerifyStreams.TICK);

  private transient PriorityQueue<Tick> pending;
  private transient ListState<Tick> pendingState;
  private transient long passed;

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    passed = Long.MIN_VALUE;
    pending = new PriorityQueue<>(Comparator.comparingLong(Tick::arrival));
    pendingState = context.getOperatorStateStore().getListState(PENDING);
    pendingState.get().forEach(pending::add);
  }

  @Override
  public void open() throws Exception {
    super.open();
    getMetricGroup().gauge("pendingTicks", () -> pending.size());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    pendingState.update(new ArrayList<>(pending));
  }

  @Override
  public void processElement1(StreamRecord<Tick> element) {
    Tick tick = element.getValue();
    if (tick.arrival() <= passed) {
      answer(tick);
    } else {
      pending.add(tick);
    }
  }

  /** Never called: the second input carries watermarks only. */
  @Override
  public void processElement2(StreamRecord<Long> element) {
    throw new IllegalStateException("The second input of the tick rows is to carry no records");
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    passed = mark.getTimestamp();
    while (!pending.isEmpty() && pending.peek().arrival() <= passed) {
      answer(pending.poll());
    }
    super.processWatermark(mark);
  }

  private void answer(Tick tick) {
    output.collect(new StreamRecord<>(Verdict.of(tick), tick.arrival()));
  }
}
