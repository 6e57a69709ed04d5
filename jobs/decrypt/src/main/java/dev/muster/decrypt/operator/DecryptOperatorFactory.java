package dev.muster.decrypt.operator;

import dev.muster.decrypt.DecryptSettings;
import dev.muster.decrypt.OpenedSection;
import dev.muster.verify.ForDecrypt;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes one {@link DecryptOperator} per task. */
final class DecryptOperatorFactory extends AbstractStreamOperatorFactory<OpenedSection>
    implements OneInputStreamOperatorFactory<ForDecrypt, OpenedSection> {
  private static final long serialVersionUID = 1L;

  private final DecryptSettings settings;

  DecryptOperatorFactory(DecryptSettings settings) {
    this.settings = settings;
  }

  @Override
  @SuppressWarnings("unchecked") // Flink's signature: T is always a StreamOperator of sections.
  public <T extends StreamOperator<OpenedSection>> T createStreamOperator(
      StreamOperatorParameters<OpenedSection> parameters) {
    return (T) new DecryptOperator(parameters, settings);
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature.
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return DecryptOperator.class;
  }
}
