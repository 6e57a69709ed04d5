package dev.muster.remediate.operator;

import dev.muster.remediate.Intent;
import dev.muster.remediate.RemediateSettings;
import dev.muster.remediate.Remediation;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the one {@link RemediateOperator}. */
final class RemediateOperatorFactory extends AbstractStreamOperatorFactory<Intent> {
  private static final long serialVersionUID = 1L;

  private final RemediateSettings settings;

  RemediateOperatorFactory(RemediateSettings settings) {
    this.settings = settings;
  }

  @Override
  @SuppressWarnings("unchecked") // Flink's signature: T is always a StreamOperator of Intent.
  public <T extends StreamOperator<Intent>> T createStreamOperator(
      StreamOperatorParameters<Intent> parameters) {
    return (T) new RemediateOperator(parameters, Remediation.Setup.of(settings));
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature.
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return RemediateOperator.class;
  }
}
