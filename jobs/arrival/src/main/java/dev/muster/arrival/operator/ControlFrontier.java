package dev.muster.arrival.operator;

import dev.muster.arrival.ControlTime;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * A control stream reduced to what it proves: that every version valid up to its watermark is
 * known. Carries no records. Its watermark is the newest arrival that may be judged by the stream,
 * {@link ControlTime#DELAY} ahead of the stream's own.
 */
public final class ControlFrontier<T> extends AbstractStreamOperator<Long>
    implements OneInputStreamOperator<T, Long> {
  private static final long AT_ONCE = 0;

  private ControlFrontier() {}

  /**
   * Reduces a control stream.
   *
   * @param accepted accepted records; the watermark is that of their topic
   * @param uid stored contract of the job; the operator keeps no state
   */
  public static <T> DataStream<Long> of(DataStream<T> accepted, String uid) {
    return accepted
        .transform(uid, Types.LONG, new ControlFrontier<>())
        .setParallelism(accepted.getParallelism())
        .setBufferTimeout(AT_ONCE)
        .uid(uid);
  }

  @Override
  public void processElement(StreamRecord<T> element) {
    // Only the watermark is of interest.
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    super.processWatermark(new Watermark(ControlTime.frontier(mark.getTimestamp())));
  }
}
