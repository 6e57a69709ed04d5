package dev.muster.arrival.operator;

import java.io.Serializable;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/**
 * Makes one operator per task, for operators that are made with what the engine gives them.
 *
 * @param <I> what the operator takes, if it has one input
 * @param <O> what it gives
 */
public final class OperatorFactory<I, O> extends AbstractStreamOperatorFactory<O>
    implements OneInputStreamOperatorFactory<I, O> {
  @SuppressWarnings("rawtypes") // Flink's signature.
  private final Class<? extends StreamOperator> type;

  private final Maker<O> maker;

  @SuppressWarnings("rawtypes") // Flink's signature.
  private OperatorFactory(Class<? extends StreamOperator> type, Maker<O> maker) {
    this.type = type;
    this.maker = maker;
  }

  /**
   * A factory.
   *
   * @param maker makes one; all that it holds must be serializable
   */
  public static <I, O, T extends StreamOperator<O>> OperatorFactory<I, O> of(
      Class<T> type, Maker<O> maker) {
    return new OperatorFactory<>(type, maker);
  }

  @Override
  // Flink's signature: T is always a StreamOperator of O.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T extends StreamOperator<O>> T createStreamOperator(
      StreamOperatorParameters<O> parameters) {
    return (T) maker.make(parameters);
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature.
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return type;
  }

  /** Makes an operator in a task. */
  @FunctionalInterface
  public interface Maker<O> extends Serializable {
    /** Makes it. */
    StreamOperator<O> make(StreamOperatorParameters<O> parameters);
  }
}
