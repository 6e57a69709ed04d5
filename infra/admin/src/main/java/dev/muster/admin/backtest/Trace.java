package dev.muster.admin.backtest;

/** A metric's course in bounded memory: its extremes in at most 4,096 equal parts. */
final class Trace {
  private static final int PARTS = 4096;

  final double[] low = new double[PARTS];
  final double[] high = new double[PARTS];
  final double[] score = new double[PARTS];
  final String title;
  private long perPart = 1;
  private long rows;

  Trace(String title) {
    this.title = title;
    clear(0);
  }

  /** Takes a row; a value that is none leaves a hole. */
  void add(double value, double scored) {
    if (rows == perPart * PARTS) {
      halve();
    }
    int part = (int) (rows / perPart);
    rows++;
    if (Double.isFinite(value)) {
      low[part] = Math.min(low[part], value);
      high[part] = Math.max(high[part], value);
    }
    score[part] = Math.max(score[part], scored);
  }

  /** How many parts are filled. */
  int parts() {
    return (int) ((rows + perPart - 1) / perPart);
  }

  private void halve() {
    for (int i = 0; i < PARTS / 2; i++) {
      low[i] = Math.min(low[2 * i], low[2 * i + 1]);
      high[i] = Math.max(high[2 * i], high[2 * i + 1]);
      score[i] = Math.max(score[2 * i], score[2 * i + 1]);
    }
    clear(PARTS / 2);
    perPart *= 2;
  }

  private void clear(int from) {
    for (int i = from; i < PARTS; i++) {
      low[i] = Double.POSITIVE_INFINITY;
      high[i] = Double.NEGATIVE_INFINITY;
      score[i] = 0;
    }
  }
}
