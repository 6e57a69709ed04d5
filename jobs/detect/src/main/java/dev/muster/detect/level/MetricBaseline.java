package dev.muster.detect.level;

/**
 * What is normal for one metric of one device, as bounded statistics: no reading but the newest is
 * kept. Mutable: a snapshot works on a {@link #copy}. About 200 bytes.
 */
public final class MetricBaseline {
  /** Part of a width by which one reading may widen the range: a drift must outrun it. */
  private static final double GROWTH = 0.05;

  /** Part of its width that the range loses with each reading, half of it in 3,500. */
  private static final double SHRINKING = 0.0002;

  /** A step counts as no more than this many usual ones, or one jump would hide the next. */
  private static final double LARGEST_STEP = 4;

  /** Over how many readings the usual step is taken. */
  private static final int MEMORY = 50;

  /** Steps that are at least needed to tell one reading from all others. */
  private static final int FEWEST = 5;

  /** Usual steps that a range is at least wide. */
  private static final double NARROWEST = 4;

  long readings;
  double low;
  double high;
  double step;
  Extremes extremes = Extremes.NONE;
  double last;
  long lastTime = Long.MIN_VALUE;
  long lastArrival;

  int run;
  int longestRun;
  long runOnset;
  long runOffset;

  int outside;
  int inside;
  long onset;
  long onsetOffset;
  Excursion excursion = Excursion.NONE;
  boolean stuck;
  long stuckOnset;
  long stuckOffset;

  /** Whether a metric lies outside of its range, and how it got there. */
  enum Excursion {
    /** It lies inside. */
    NONE,
    /** It jumped. */
    LEVEL,
    /** It went there step by step. */
    DRIFT;

    private static final Excursion[] EXCURSIONS = values();

    /** The stable number in persisted bytes. */
    @SuppressWarnings("EnumOrdinal") // The order is that of persisted bytes: new ones come last.
    byte code() {
      return (byte) (ordinal() + 1);
    }

    /** The excursion of a persisted number. */
    static Excursion ofCode(byte code) {
      return EXCURSIONS[code - 1];
    }
  }

  /** Arrival of the newest reading, in milliseconds. */
  public long lastArrival() {
    return lastArrival;
  }

  /** Whether the metric has ever changed: one that never did has no normal spread. */
  boolean varies() {
    return high > low;
  }

  /** The width of the normal range. */
  double width() {
    return Math.max(high - low, NARROWEST * step);
  }

  double middle() {
    return low + (high - low) / 2;
  }

  /** How many widths a value lies outside of the range; 0 inside. */
  double beyond(double value) {
    return Math.max(0, Math.max(value - high, low - value)) / width();
  }

  /** How many usual steps a value lies from the one before. */
  double steps(double value) {
    return step > 0 ? Math.abs(value - last) / step : 0;
  }

  /** Takes a value of the time of learning. */
  void learn(double value) {
    if (readings == 0) {
      low = value;
      high = value;
      extremes = Extremes.NONE;
    } else {
      double size = Math.abs(value - last);
      extremes = extremes.with(value, this, size);
      learnStep(size);
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }

  /**
   * Ends the time of learning: a reading that lies as far outside of all others as would be found
   * later is not part of what is normal, nor are the steps to and from it.
   *
   * @param margin widths of the range outside of it
   */
  void learned(double margin) {
    double usual = extremes.usualStep(step, Math.min(readings, MEMORY));
    double core = Math.max(extremes.high() - extremes.low(), NARROWEST * usual);
    boolean strayHigh = core > 0 && high - extremes.high() > margin * core;
    boolean strayLow = core > 0 && extremes.low() - low > margin * core;
    if (readings >= FEWEST && (strayHigh || strayLow)) {
      high = strayHigh ? extremes.high() : high;
      low = strayLow ? extremes.low() : low;
      step = usual;
    }
    extremes = Extremes.NONE;
  }

  /** After a pause a value may lie where it went meanwhile: at most as far as the range is wide. */
  void bridge(Sample next) {
    if (excursion == Excursion.NONE && cadences(next) > 2) {
      double room = Math.min(width(), step * cadences(next));
      low -= room;
      high += room;
    }
  }

  /** How many cadences passed since the newest value, at least 1. */
  double cadences(Sample next) {
    long passed = next.time() - lastTime;
    return next.cadence() > 0 ? Math.max(1, (double) passed / next.cadence()) : 1;
  }

  /** Takes a value that was judged to be normal. */
  void follow(double value) {
    learnStep(Math.min(Math.abs(value - last), LARGEST_STEP * Math.max(step, width() * GROWTH)));
    double width = width();
    double shrink = (high - low) * SHRINKING / 2;
    high = value > high ? Math.min(value, high + width * GROWTH) : high - shrink;
    low = value < low ? Math.max(value, low - width * GROWTH) : low + shrink;
  }

  private void learnStep(double size) {
    step += (size - step) / Math.min(Math.max(readings, 1), MEMORY);
  }

  /** Counts equal readings in a row. */
  void count(Sample sample) {
    if (readings > 0 && sample.value() == last) {
      run++;
    } else {
      if (!stuck) {
        longestRun = Math.max(longestRun, run);
      }
      run = 1;
      runOnset = sample.arrival();
      runOffset = sample.offset();
    }
  }

  /** Notes a value as the newest. */
  void note(Sample sample) {
    readings++;
    last = sample.value();
    lastTime = sample.time();
    lastArrival = sample.arrival();
  }

  /** A copy that shares nothing. */
  public MetricBaseline copy() {
    MetricBaseline copy = new MetricBaseline();
    copy.readings = readings;
    copy.low = low;
    copy.high = high;
    copy.step = step;
    copy.extremes = extremes;
    copy.last = last;
    copy.lastTime = lastTime;
    copy.lastArrival = lastArrival;
    copy.run = run;
    copy.longestRun = longestRun;
    copy.runOnset = runOnset;
    copy.runOffset = runOffset;
    copy.outside = outside;
    copy.inside = inside;
    copy.onset = onset;
    copy.onsetOffset = onsetOffset;
    copy.excursion = excursion;
    copy.stuck = stuck;
    copy.stuckOnset = stuckOnset;
    copy.stuckOffset = stuckOffset;
    return copy;
  }

  /** Names nothing of what was read. */
  @Override
  public String toString() {
    return "Normal[redacted]";
  }
}
