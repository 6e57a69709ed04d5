package dev.muster.detect.learned;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A deviation in multiples of its own slow mean, into which one value counts at most 8 times. */
final class OwnMean {
  /** Bytes of the stored form. */
  static final int SIZE = 8;

  private static final double MOST = 8;

  /** Differences below this part of the metric's spread are rounding. */
  private static final double FLOOR = 0.02;

  private double mean;

  /** The ratio of a deviation to the mean of those before it, which then learns it. */
  double ratio(double deviation, double memory) {
    if (mean == 0) {
      mean = deviation;
    }
    double scale = scale();
    mean += (Math.min(deviation, Math.max(MOST * mean, FLOOR)) - mean) / memory;
    return deviation / scale;
  }

  double scale() {
    return Math.max(mean, FLOOR);
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(mean);
  }

  void read(DataInput in) throws IOException {
    mean = in.readDouble();
  }
}
