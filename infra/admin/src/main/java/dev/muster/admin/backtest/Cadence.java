package dev.muster.admin.backtest;

import java.util.Arrays;

/** The usual time between readings: a median of the last 31, so that one pause does not move it. */
final class Cadence {
  private static final int KEPT = 31;
  private static final int FEWEST = 10;

  /** Cadences that make a silence: as many as the pipeline waits for a device. */
  private static final int MISSED = 3;

  private final long[] gaps = new long[KEPT];
  private long known;
  private long last = Long.MIN_VALUE;

  /** Takes the time of a reading and tells the silence before it, in milliseconds; 0 if none. */
  long silenceBefore(long time) {
    long gap = last == Long.MIN_VALUE ? 0 : time - last;
    last = Math.max(last, time);
    if (gap <= 0) {
      return 0;
    }
    boolean silent = known >= FEWEST && gap > MISSED * usual();
    gaps[(int) (known % KEPT)] = gap;
    known++;
    return silent ? gap : 0;
  }

  private long usual() {
    long[] sorted = Arrays.copyOf(gaps, (int) Math.min(known, KEPT));
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
