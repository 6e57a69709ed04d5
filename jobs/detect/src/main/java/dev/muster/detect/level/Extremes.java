package dev.muster.detect.level;

/**
 * What else is kept of the readings while a range is learned, so that one stray reading does not
 * make it: the extremes without the outermost. Immutable.
 *
 * @param low lowest reading but one
 * @param high highest reading but one
 * @param step largest step between two readings
 * @param nextStep largest step but one: a stray reading has one to it and one from it
 */
record Extremes(double low, double high, double step, double nextStep) {
  /** Of fewer than two readings. */
  static final Extremes NONE =
      new Extremes(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 0);

  /** Takes a reading that lies a step from the one before and is not in the range yet. */
  Extremes with(double value, MetricBaseline range, double size) {
    return new Extremes(
        value < range.low ? range.low : Math.min(low, value),
        value > range.high ? range.high : Math.max(high, value),
        Math.max(step, size),
        Math.max(nextStep, Math.min(step, size)));
  }

  /** The mean step without the two largest, of so many with this mean. */
  double usualStep(double mean, long steps) {
    return steps > 2 ? Math.max(0, (mean * steps - step - nextStep) / (steps - 2)) : mean;
  }
}
