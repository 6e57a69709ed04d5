package dev.muster.arrival;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When the way from a partition to the pipeline was seen to be alive. Immutable.
 *
 * <p>Bounded: the newest {@value #MAX_GAPS} gaps are kept, 16 bytes each. Time before the first
 * tick, and before a gap that was forgotten, counts as uncovered.
 */
public final class TickLog {
  static final int MAX_GAPS = 1_024;

  private final long coveredFrom;
  private final long newest;
  private final long[] gaps;

  TickLog(long coveredFrom, long newest, long[] gaps) {
    this.coveredFrom = coveredFrom;
    this.newest = newest;
    this.gaps = gaps;
  }

  /** The log of a partition that ticks for the first time. */
  public static TickLog first(long tick) {
    return new TickLog(tick, tick, new long[0]);
  }

  /**
   * The log after the next tick of the partition.
   *
   * @param tick arrival in milliseconds
   * @param longest longest time between ticks that is covered, in milliseconds
   */
  public TickLog with(long tick, long longest) {
    if (tick - newest <= longest) {
      return tick <= newest ? this : new TickLog(coveredFrom, tick, gaps);
    }
    int full = gaps.length == 2 * MAX_GAPS ? 2 : 0;
    long[] more = Arrays.copyOfRange(gaps, full, gaps.length + 2);
    more[more.length - 2] = newest;
    more[more.length - 1] = tick;
    return new TickLog(full == 0 ? coveredFrom : gaps[1], tick, more);
  }

  /** Arrival of the newest tick, in milliseconds. */
  public long newest() {
    return newest;
  }

  long coveredFrom() {
    return coveredFrom;
  }

  long[] gaps() {
    return gaps;
  }

  /**
   * When a deadline ends that counts in covered time alone. Every gap moves it by the gap and one
   * cadence more, in which the device may come back. Certain once a tick after it has been seen.
   *
   * @param since begin in milliseconds of arrival
   * @param deadline length in milliseconds
   * @param cadence the device's cadence in milliseconds
   */
  public long due(long since, long deadline, long cadence) {
    long start = Math.max(since, coveredFrom);
    long due = start + deadline + (start > since ? cadence : 0);
    for (int at = 0; at < gaps.length && gaps[at] < due; at += 2) {
      if (gaps[at + 1] > start) {
        due += gaps[at + 1] - Math.max(gaps[at], start) + cadence;
      }
    }
    return due;
  }

  /**
   * The latest time at which the deadline ends of somebody who was heard last at an unknown time:
   * one heard just before a gap has more time than one heard after it.
   *
   * @param from earliest begin in milliseconds of arrival
   * @param to latest begin, inclusive
   * @param deadline length in milliseconds
   * @param cadence cadence in milliseconds of the one who is waited for
   */
  public long latestDue(long from, long to, long deadline, long cadence) {
    long latest = from < coveredFrom ? coveredFrom + deadline + cadence : from + deadline;
    for (int at = 0; at < gaps.length; at += 2) {
      if (gaps[at + 1] > from && gaps[at] < latest) {
        latest += gaps[at + 1] - Math.max(gaps[at], from) + cadence;
      }
      if (gaps[at + 1] > from && gaps[at] < to) {
        latest = Math.max(latest, gaps[at + 1] + deadline + cadence);
      }
    }
    return Math.max(latest, due(to, deadline, cadence));
  }

  /** The log as it could be told at a time: without the gaps that began later. */
  public TickLog upTo(long time) {
    int known = gaps.length;
    while (known > 0 && gaps[known - 2] > time) {
      known -= 2;
    }
    return known == gaps.length
        ? this
        : new TickLog(coveredFrom, newest, Arrays.copyOf(gaps, known));
  }

  /**
   * The log of a partition that a topic grew by, for those whose messages came by another before:
   * up to the growth that one alone tells of the way, then both do until the hand-over ends.
   *
   * @param former log of the partition that they had; null if nothing is known of it
   * @param grown when the topic grew, in milliseconds of arrival
   * @param until when the hand-over ends
   * @param longest longest time between ticks that is covered, in milliseconds
   */
  public TickLog takingOver(@Nullable TickLog former, long grown, long until, long longest) {
    if (former == null) {
      return this;
    }
    int handed = former.gaps.length;
    while (handed > 0 && former.gaps[handed - 2] >= until) {
      handed -= 2;
    }
    boolean late = coveredFrom - grown > longest;
    long[] first = late ? new long[] {grown, coveredFrom} : new long[0];
    return new TickLog(
        former.coveredFrom,
        newest,
        Gaps.union(Arrays.copyOf(former.gaps, handed), Gaps.union(first, gaps)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TickLog that
        && coveredFrom == that.coveredFrom
        && newest == that.newest
        && Arrays.equals(gaps, that.gaps);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(newest);
  }
}
