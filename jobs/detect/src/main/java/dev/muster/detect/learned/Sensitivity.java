package dev.muster.detect.learned;

/** How far beyond its own past a metric must go before that is an alarm. */
public enum Sensitivity {
  /** Only what lies beyond 2.7 times of what has been. */
  QUIET(1.0),
  /** What lies beyond 1.6 times of what has been: for paging. */
  NORMAL(0.5),
  /** What hardly exceeds what has been: for looking at recordings. */
  SENSITIVE(0.1);

  private final double margin;

  Sensitivity(double margin) {
    this.margin = margin;
  }

  /** By how much the logarithm of a deviation must exceed that of past ones. */
  double margin() {
    return margin;
  }
}
