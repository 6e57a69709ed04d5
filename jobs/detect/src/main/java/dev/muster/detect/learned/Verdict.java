package dev.muster.detect.learned;

/** What the parts said of one reading: the most telling one is kept. */
final class Verdict {
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  double excess;
  Part part = Part.READING;
  double low;
  double high;
  double observed;

  /** Begins a reading. */
  void clear() {
    excess = NEVER;
    part = Part.READING;
    low = Double.NaN;
    high = Double.NaN;
    observed = Double.NaN;
  }

  /**
   * Takes what a part says if it is more telling than that before; NaN says nothing. A single
   * reading tells people more than the means that it moved.
   */
  void take(Part of, double by, double from, double to, double seen) {
    boolean explained = excess >= 0 && part.isOfOneReading() && !of.isOfOneReading();
    if ((by > excess && !explained) || (of == Part.READING && excess == NEVER)) {
      excess = Double.isNaN(by) ? excess : by;
      part = of;
      low = from;
      high = to;
      observed = seen;
    }
  }

  /** 0.5 at the threshold, towards 1 above it and towards 0 below. */
  double score() {
    if (excess == NEVER) {
      return 0;
    }
    return excess >= 0 ? 1 - 0.5 / (1 + excess) : 0.5 / (1 - excess);
  }
}
