package dev.muster.detect.operator;

import dev.muster.detect.finding.Finding;
import dev.muster.detect.silence.SilenceSettings;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes one {@link CompanyOperator} per task. */
final class CompanyOperatorFactory extends AbstractStreamOperatorFactory<Finding> {
  private static final long serialVersionUID = 1L;

  private final SilenceSettings settings;

  CompanyOperatorFactory(SilenceSettings settings) {
    this.settings = settings;
  }

  @Override
  @SuppressWarnings("unchecked") // Flink's signature: T is always a StreamOperator of Finding.
  public <T extends StreamOperator<Finding>> T createStreamOperator(
      StreamOperatorParameters<Finding> parameters) {
    return (T) new CompanyOperator(parameters, settings);
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature.
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return CompanyOperator.class;
  }
}
