package dev.muster.verify.operator;

import dev.muster.verify.Verdict;
import dev.muster.verify.VerifySettings;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes one {@link VerifyOperator} per task. */
final class VerifyOperatorFactory extends AbstractStreamOperatorFactory<Verdict> {
  private static final long serialVersionUID = 1L;

  /** Measured with messages of 400 bytes: more than 64 is cheaper, more than 256 is not. */
  private static final int BATCH = 256;

  private final VerifySettings settings;
  private final int batch;

  VerifyOperatorFactory(VerifySettings settings) {
    this(settings, BATCH);
  }

  VerifyOperatorFactory(VerifySettings settings, int batch) {
    this.settings = settings;
    this.batch = batch;
  }

  @Override
  @SuppressWarnings("unchecked") // Flink's signature: T is always a StreamOperator of Verdict.
  public <T extends StreamOperator<Verdict>> T createStreamOperator(
      StreamOperatorParameters<Verdict> parameters) {
    return (T) new VerifyOperator(parameters, settings, batch);
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature.
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return VerifyOperator.class;
  }
}
