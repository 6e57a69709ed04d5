package dev.muster.verify.replay;

import dev.muster.verify.gap.Gaps;

/**
 * One epoch of one key: its replay window, and how far its gaps are accounted for. Immutable.
 *
 * <p>Every number below {@code accounted} is settled: seen, written as part of a gap run, outside
 * what can be claimed, or in the run that began at {@code openGap} and has not ended yet. A run
 * stays open until a number after it is known to have been seen, so that one run of missing numbers
 * is one row however the window moves over it.
 *
 * @param accounted the first number that is not settled
 * @param openGap first number of the run that reaches up to {@code accounted}, or {@link #NO_GAP}
 */
public record EpochWindow(long epoch, ReplayWindow window, long accounted, long openGap) {

  static final long NO_GAP = -1;

  /**
   * An epoch in which one number was seen.
   *
   * @param claimedFrom the lowest number that can count as missing
   */
  public static EpochWindow startingAt(long epoch, long number, long claimedFrom, int size) {
    ReplayWindow window = ReplayWindow.startingAt(number, size);
    long lowest = window.lowest();
    long openGap = claimedFrom < lowest ? claimedFrom : NO_GAP;
    return new EpochWindow(epoch, window, Math.max(claimedFrom, lowest), openGap);
  }

  /** What is known of a number. */
  public ReplayStatus sight(long number) {
    if (number < window.lowest()) {
      return ReplayStatus.BELOW_WINDOW;
    }
    return window.seen(number) ? ReplayStatus.SEEN : ReplayStatus.NEW;
  }

  /** This epoch after a new number was seen; runs that are now complete go to {@code gaps}. */
  public EpochWindow mark(long number, Gaps gaps) {
    ReplayWindow next = window.mark(number);
    return settled(next.lowest(), next, gaps);
  }

  /** Writes what is missing up to the highest number seen; the epoch is over. */
  public void close(Gaps gaps) {
    settled(window.highest(), window, gaps);
  }

  /** Settles every number below {@code to}, which left the window before it became {@code next}. */
  private EpochWindow settled(long to, ReplayWindow next, Gaps gaps) {
    long open = openGap;
    long at = accounted;
    long known = Math.min(to, window.highest() + 1);
    while (at < known) {
      if (open == NO_GAP) {
        at = window.firstMissing(at, known);
        open = at < known ? at : NO_GAP;
      } else {
        at = window.firstSeen(at, known);
        open = at < known ? written(gaps, open, at) : open;
      }
    }
    if (open == NO_GAP && Math.max(at, known) < to) {
      open = Math.max(at, known);
    }
    long settled = Math.max(accounted, to);
    if (open != NO_GAP && next.seen(settled)) {
      open = written(gaps, open, settled);
    }
    return new EpochWindow(epoch, next, settled, open);
  }

  private long written(Gaps gaps, long first, long end) {
    gaps.missing(epoch, first, end - 1);
    return NO_GAP;
  }
}
