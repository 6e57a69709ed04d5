package dev.muster.arrival;

/**
 * When a control record takes effect: by its append time, not by when an operator happens to see
 * it.
 *
 * <p>The delay is the time that operators have to learn of a record before they must judge by it. A
 * record of arrival {@code t} may be judged once the control input's watermark has reached {@code t
 * - DELAY}: every version valid at {@code t} has been seen by then.
 */
public final class ControlTime {
  /** Milliseconds from a control record's append time to the time it is valid from. */
  public static final long DELAY = 2_000;

  private ControlTime() {}

  /** Returns the time, in ms, from which a control record with this append time is valid. */
  public static long validFrom(long arrival) {
    return saturatedAdd(arrival);
  }

  /**
   * Returns the newest arrival, in ms, that may be judged under a control input with this
   * watermark. {@link Long#MAX_VALUE}, the end of a bounded input, stays what it is.
   */
  public static long frontier(long controlWatermark) {
    return saturatedAdd(controlWatermark);
  }

  private static long saturatedAdd(long time) {
    return time > Long.MAX_VALUE - DELAY ? Long.MAX_VALUE : time + DELAY;
  }
}
