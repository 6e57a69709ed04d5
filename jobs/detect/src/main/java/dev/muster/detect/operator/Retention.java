package dev.muster.detect.operator;

import java.io.Serializable;
import java.time.Duration;

/**
 * When statistics of a device that says nothing any more are dropped. Timers lie on a coarse grid,
 * so a device has few however often it speaks.
 */
final class Retention implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int GRID = 4;

  private final long length;

  Retention(Duration length) {
    this.length = length.toMillis();
  }

  /** Whether what was last needed at an arrival is to be dropped. */
  boolean isOver(long lastArrival, long time) {
    return lastArrival + length <= time;
  }

  /** When to look whether what was needed at an arrival is to be dropped, in milliseconds. */
  long lookAfter(long lastArrival) {
    long step = Math.max(1, length / GRID);
    return Math.floorDiv(lastArrival + length, step) * step + step;
  }
}
