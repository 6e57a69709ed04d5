package dev.muster.arrival.operator;

import org.apache.flink.streaming.api.operators.AbstractStreamOperatorV2;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * An input whose elements are only put aside when they come: their owner sets the key when it takes
 * each of them up.
 */
public final class BatchInput<IN, OUT> extends OrderedInput<IN, OUT> {

  /**
   * An input of an operator.
   *
   * @param inputId its place among the inputs, from 1
   * @param elements puts each element aside
   * @param watermarks takes each watermark, and reports what follows from it
   */
  public BatchInput(
      AbstractStreamOperatorV2<OUT> owner,
      int inputId,
      ThrowingConsumer<IN, Exception> elements,
      ThrowingConsumer<Watermark, Exception> watermarks) {
    super(owner, inputId, elements, watermarks);
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature.
  public void setKeyContextElement(StreamRecord element) {
    // No state is touched until the element is taken up.
  }
}
