package dev.muster.detect.operator;

import dev.muster.detect.silence.Presence;
import dev.muster.detect.silence.SilenceSettings;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes one {@link SilenceOperator} per task. */
final class SilenceOperatorFactory extends AbstractStreamOperatorFactory<Presence> {
  private static final long serialVersionUID = 1L;

  private final SilenceSettings settings;

  SilenceOperatorFactory(SilenceSettings settings) {
    this.settings = settings;
  }

  @Override
  @SuppressWarnings("unchecked") // Flink's signature: T is always a StreamOperator of Presence.
  public <T extends StreamOperator<Presence>> T createStreamOperator(
      StreamOperatorParameters<Presence> parameters) {
    return (T) new SilenceOperator(parameters, settings);
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature.
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return SilenceOperator.class;
  }
}
