package dev.muster.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * The ticks of one partition that have their row, by which it is told whether a record is due: an
 * answered tick stands for the records before it that arrived no later.
 *
 * <p>Where append time fell along a partition, an answered tick does not stand for records before
 * it that arrived later: these wait until time has caught up. Kept are only ticks that no later one
 * stands for, so one where time never fell. Not thread-safe.
 */
final class AnsweredTicks {

  /** Arrival by offset; falls from each entry to the next. */
  private final TreeMap<Long, Long> arrivals = new TreeMap<>();

  void add(long offset, long arrival) {
    Map.Entry<Long, Long> later = arrivals.ceilingEntry(offset);
    if (later != null && later.getValue() >= arrival) {
      return;
    }
    arrivals.put(offset, arrival);
    Map.Entry<Long, Long> before = arrivals.lowerEntry(offset);
    while (before != null && before.getValue() <= arrival) {
      arrivals.remove(before.getKey());
      before = arrivals.lowerEntry(offset);
    }
  }

  /** Whether some answered tick stands for a record. */
  boolean cover(long offset, long arrival) {
    Map.Entry<Long, Long> covering = arrivals.ceilingEntry(offset);
    return covering != null && covering.getValue() >= arrival;
  }
}
