package dev.muster.detect.learned;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A threshold that is learned from the largest deviations of the past: what has happened {@code
 * peaks.length} times is normal. Deviations are ratios, compared as logarithms. An episode counts
 * as one peak, and its alarm is raised once.
 */
final class PeakThreshold {
  /** Past peaks lose this much of their logarithm while the number of readings grows e-fold. */
  private static final double FADING = 0.3;

  /** The youngest age, in readings, from which peaks fade. */
  private static final double YOUNG = 50;

  /** Readings before which nothing is compared: means are not worth their name yet. */
  private static final int FEWEST = 60;

  /** The rest of what judges means of many readings. */
  static final int SLOW = 100;

  private final double floor;
  private final double fading;
  private final int rest;
  private final float[] peaks;
  private float current;
  private int toEnd;
  private int toRest;
  private double threshold;

  /**
   * Creates a threshold.
   *
   * @param lowest the ratio below which nothing is an alarm
   * @param count how often something must have happened to be normal
   * @param rest readings for which an episode must be over before the next one
   */
  PeakThreshold(double lowest, int count, int rest) {
    this.floor = StrictMath.log(lowest);
    this.peaks = new float[count];
    this.fading = count > 2 ? FADING : FADING / 2;
    this.rest = rest;
    this.threshold = floor;
  }

  /** Whether single readings are judged, which are over soon. */
  boolean isQuick() {
    return rest < SLOW;
  }

  /** The ratio that was an alarm at the reading judged last. */
  double ratio() {
    return StrictMath.exp(threshold);
  }

  /**
   * Judges a deviation, then learns it.
   *
   * @return by how much its logarithm lies above the threshold; NaN where an alarm has been raised
   *     already, or it is too early
   */
  double judge(double ratio, long readings, double memory, double margin) {
    float size = ratio > 1 ? (float) StrictMath.log(ratio) : 0;
    threshold = Math.max(floor, peaks[peaks.length - 1] + margin);
    double excess = Double.NaN;
    if (readings > FEWEST) {
      toRest = Math.max(0, toRest - 1);
      excess = toRest > 0 ? Double.NaN : size - threshold;
      if (size >= threshold) {
        toRest = rest;
      }
      learn(size);
    }
    float faded = (float) (fading / Math.max(YOUNG, memory));
    for (int i = 0; i < peaks.length; i++) {
      peaks[i] = Math.max(0, peaks[i] - faded);
    }
    return excess;
  }

  private void learn(float size) {
    if (size > current) {
      current = size;
      toEnd = rest;
    } else if (toEnd > 0) {
      toEnd--;
      if (toEnd == 0) {
        insert(current);
        current = 0;
      }
    }
  }

  private void insert(float peak) {
    float next = peak;
    for (int i = 0; i < peaks.length; i++) {
      if (next > peaks[i]) {
        float smaller = peaks[i];
        peaks[i] = next;
        next = smaller;
      }
    }
  }

  void write(DataOutput out) throws IOException {
    for (float peak : peaks) {
      out.writeFloat(peak);
    }
    out.writeFloat(current);
    out.writeByte(toEnd);
    out.writeByte(toRest);
  }

  void read(DataInput in) throws IOException {
    for (int i = 0; i < peaks.length; i++) {
      peaks[i] = in.readFloat();
    }
    current = in.readFloat();
    toEnd = in.readUnsignedByte();
    toRest = in.readUnsignedByte();
  }
}
