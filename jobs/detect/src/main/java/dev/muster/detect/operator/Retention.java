package dev.muster.detect.operator;

import java.io.Serializable;
import java.time.Duration;

/**
 * When statistics of a device that says nothing any more are dropped: at a time that depends on
 * what was needed last alone, so that a record after it finds none, whether a timer has run before
 * or not. These times lie on a coarse grid, so a device has few timers however often it speaks.
 */
final class Retention implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int GRID = 4;

  private final long length;

  Retention(Duration length) {
    this.length = length.toMillis();
  }

  /** Whether what was last needed at an arrival is dropped before anything that arrives then. */
  boolean isOver(long lastArrival, long time) {
    return dropsAt(lastArrival) <= time;
  }

  /** When what was last needed at an arrival is dropped, in milliseconds of arrival. */
  long dropsAt(long lastArrival) {
    long step = Math.max(1, length / GRID);
    return Math.floorDiv(lastArrival + length, step) * step + step;
  }
}
