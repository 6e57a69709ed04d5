package dev.muster.verify.operator;

import org.apache.flink.streaming.api.operators.AbstractStreamOperatorV2;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * An input whose elements are only put aside when they come: their owner sets the key when it takes
 * each of them up.
 */
final class BatchInput<IN, OUT> extends EvidenceInput<IN, OUT> {

  BatchInput(
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
