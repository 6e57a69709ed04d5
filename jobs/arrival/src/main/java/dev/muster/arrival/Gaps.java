package dev.muster.arrival;

import java.util.Arrays;

/** Spans of time without ticks: begin and end in turn, ascending, none touching the next. */
final class Gaps {
  private Gaps() {}

  /** The times at which there was a gap in either. */
  static long[] union(long[] some, long[] others) {
    if (some.length == 0 || others.length == 0) {
      return some.length == 0 ? others : some;
    }
    long[] both = new long[some.length + others.length];
    int end = 0;
    for (int one = 0, other = 0; one < some.length || other < others.length; ) {
      boolean first = other == others.length || (one < some.length && some[one] <= others[other]);
      long begins = first ? some[one] : others[other];
      long ends = first ? some[one + 1] : others[other + 1];
      one += first ? 2 : 0;
      other += first ? 0 : 2;
      if (end > 0 && begins <= both[end - 1]) {
        both[end - 1] = Math.max(both[end - 1], ends);
      } else {
        both[end] = begins;
        both[end + 1] = ends;
        end += 2;
      }
    }
    return Arrays.copyOf(both, end);
  }
}
