package dev.muster.arrival;

import java.io.Serializable;
import java.time.Duration;

/**
 * When statistics of a device that says nothing any more are dropped: at a time that depends on
 * what was needed last alone, so that a record after it finds none, whether a timer has run before
 * or not. These times lie on a coarse grid, so a device has few timers however often it speaks.
 */
public final class Retention implements Serializable {
  private static final int GRID = 4;

  private final long length;

  /** Statistics are dropped so long after they were needed last, or a little later. */
  public Retention(Duration length) {
    this.length = length.toMillis();
  }

  /** Whether what was last needed at an arrival is dropped before anything that arrives then. */
  public boolean isOver(long lastArrival, long time) {
    return dropsAt(lastArrival) <= time;
  }

  /** When what was last needed at an arrival is dropped, in milliseconds of arrival. */
  public long dropsAt(long lastArrival) {
    long step = Math.max(1, length / GRID);
    return Math.floorDiv(lastArrival + length, step) * step + step;
  }
}
