package dev.muster.detect.operator;

import dev.muster.verify.operator.CodecSerializer;

/**
 * Serializes values that change in place, so that state and stream must hold copies.
 *
 * @param <T> the value
 */
abstract class MutableSerializer<T> extends CodecSerializer<T> {
  private static final long serialVersionUID = 1L;

  @Override
  public final boolean isImmutableType() {
    return false;
  }

  /** A copy that shares nothing that changes. */
  @Override
  public abstract T copy(T from);
}
