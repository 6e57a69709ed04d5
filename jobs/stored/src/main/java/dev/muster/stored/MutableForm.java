package dev.muster.stored;

/** How values are stored that change in place, so that state and streams must hold copies. */
public abstract class MutableForm<T> extends Form<T> {
  /** A form that never had another version than 1. */
  protected MutableForm(String name, Class<? super T> type) {
    super(name, type);
  }

  @Override
  public final boolean isMutable() {
    return true;
  }

  @Override
  public abstract T copy(T value);
}
