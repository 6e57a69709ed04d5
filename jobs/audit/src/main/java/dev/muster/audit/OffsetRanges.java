package dev.muster.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Offsets named as ranges, in ascending order.
 *
 * @param count how many offsets there are
 * @param ranges the first of them, {@value #LIMIT} ranges at most: enough to find the cause
 * @param complete whether {@code ranges} has all of them
 */
public record OffsetRanges(long count, List<OffsetRange> ranges, boolean complete) {

  /** How many ranges are named at most. */
  public static final int LIMIT = 1_000;

  /** Keeps its own copy of the ranges. */
  public OffsetRanges {
    ranges = List.copyOf(ranges);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** The offsets in {@code [from, to)} that are in {@code left} and not in {@code right}. */
  static OffsetRanges difference(OffsetSet left, OffsetSet right, long from, long to) {
    Collector found = new Collector();
    long offset = left.nextPage(from, to);
    while (offset < to) {
      long word = offset & -64L;
      found.addAll(word, left.wordAt(offset) & ~right.wordAt(offset) & OffsetSet.mask(offset, to));
      offset = left.nextPage(word + 64, to);
    }
    return found.ranges();
  }

  /** The ranges as text, such as {@code 3, 7..9}; an ellipsis stands for those not named. */
  @Override
  public String toString() {
    String named = ranges.stream().map(OffsetRange::toString).collect(Collectors.joining(", "));
    return complete ? named : named + ", ...";
  }

  /** Joins ascending offsets to ranges. */
  private static final class Collector {

    private final List<OffsetRange> ranges = new ArrayList<>();
    private long count;
    private long first;
    private long last = Long.MIN_VALUE;
    private boolean complete = true;

    void addAll(long word, long bits) {
      long left = bits;
      while (left != 0) {
        add(word + Long.numberOfTrailingZeros(left));
        left &= left - 1;
      }
    }

    OffsetRanges ranges() {
      close();
      return new OffsetRanges(count, ranges, complete);
    }

    private void add(long offset) {
      if (count == 0 || offset != last + 1) {
        close();
        first = offset;
      }
      last = offset;
      count++;
    }

    private void close() {
      if (count == 0) {
        return;
      }
      if (ranges.size() < LIMIT) {
        ranges.add(new OffsetRange(first, last));
      } else {
        complete = false;
      }
    }
  }
}
