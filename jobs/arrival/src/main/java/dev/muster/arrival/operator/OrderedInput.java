package dev.muster.arrival.operator;

import org.apache.flink.streaming.api.operators.AbstractInput;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorV2;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * An input whose time advances by its watermarks alone. An input that calls itself idle proves
 * nothing, and is waited for. Called on the task thread only.
 */
public class OrderedInput<IN, OUT> extends AbstractInput<IN, OUT> {
  private final ThrowingConsumer<IN, Exception> elements;
  private final ThrowingConsumer<Watermark, Exception> watermarks;

  /**
   * An input of an operator.
   *
   * @param inputId its place among the inputs, from 1
   * @param elements takes each element
   * @param watermarks takes each watermark, and reports what follows from it
   */
  public OrderedInput(
      AbstractStreamOperatorV2<OUT> owner,
      int inputId,
      ThrowingConsumer<IN, Exception> elements,
      ThrowingConsumer<Watermark, Exception> watermarks) {
    super(owner, inputId);
    this.elements = elements;
    this.watermarks = watermarks;
  }

  @Override
  public void processElement(StreamRecord<IN> element) throws Exception {
    elements.accept(element.getValue());
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    watermarks.accept(watermark);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) {
    // Idleness is not evidence that nothing came.
  }
}
