package dev.muster.message;

/**
 * Makes arrival of the append times of one partition, in the order of its records.
 *
 * <p>Arrival is the append time, as long as that doesn't fall. A broker's clock that was ahead and
 * is set back would let it: time would stand still in the pipeline until the clock has caught up,
 * and nobody would be missed meanwhile. So arrival goes on from where it was, and runs ahead of the
 * broker's clock by as much as that fell. It then advances by three quarters of what the clock
 * does, until the two agree again: slowly enough that no device seems to send twice as often as it
 * does. A time that no record covers, {@value #UNCOVERED} ms and more, is taken off in whole.
 *
 * <p>Guaranteed: arrival never falls, and never lags behind the append time, with one exception. A
 * clock that falls by more than a day is followed: arrival that far ahead would make every message
 * stale and every bundle expired, for days on end.
 *
 * <p>A function of the append times alone, so that a replay gives the same. Not thread-safe.
 */
public final class ArrivalClock {
  /** By how many milliseconds arrival may run ahead of the broker's clock: a day. */
  public static final long MOST_AHEAD = 24 * 3_600_000L;

  /** Milliseconds between two records from which on nothing was there to see the time pass. */
  static final long UNCOVERED = 1_500;

  /** One part in so many of the clock's advance is taken off what arrival is ahead. */
  private static final long SLEW = 4;

  private static final long NEVER = Long.MIN_VALUE;

  private long appended;
  private long arrival;

  private ArrivalClock(long appended, long arrival) {
    this.appended = appended;
    this.arrival = arrival;
  }

  /** A clock of a partition from which nothing was read yet. */
  public static ArrivalClock unset() {
    return new ArrivalClock(NEVER, NEVER);
  }

  /**
   * A clock that goes on.
   *
   * @param appended append time of the newest record, in ms
   */
  public static ArrivalClock at(long appended, long arrival) {
    return new ArrivalClock(appended, arrival);
  }

  /** Returns the arrival of the next record, which was appended at this time, in ms. */
  public long arrived(long append) {
    arrival = arrival <= append ? append : corrected(append);
    appended = append;
    return arrival;
  }

  private long corrected(long append) {
    if (arrival - append > MOST_AHEAD) {
      return append;
    }
    long elapsed = append - appended;
    if (elapsed <= 0 || elapsed >= UNCOVERED) {
      return arrival;
    }
    long takenOff = Math.floorDiv(append, SLEW) - Math.floorDiv(appended, SLEW);
    return Math.max(append, arrival + elapsed - takenOff);
  }

  /** The append time of the newest record. */
  public long appended() {
    return appended;
  }

  /** The arrival of the newest record. */
  public long arrival() {
    return arrival;
  }

  /** By how many milliseconds arrival runs ahead of the broker's clock. */
  public long ahead() {
    return arrival - appended;
  }
}
