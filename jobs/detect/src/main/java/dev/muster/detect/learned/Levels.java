package dev.muster.detect.learned;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Means of a metric over several spans, its spread, and how readings differ. Bounded: no reading
 * kept.
 */
final class Levels {
  /** Bytes of the stored form. */
  static final int SIZE = 8 + 12 * 8 + 4;

  /** The longest memory, in readings; a younger metric remembers all. */
  static final double MEMORY = 5000;

  /** One reading counts for at most this many spreads, so that a poisoned start is forgotten. */
  private static final double MOST = 20;

  /** What a fast median moves by, of its scale, with each reading: half of it in about 20. */
  private static final double FAST = 0.05;

  long readings;
  double slow;
  double spread;
  double mean4;
  double mean16;
  double mean64;
  double median;
  double medianDeviation;
  double last;
  double lastStep;
  double usualStep;
  double noise64;
  double usualNoise;
  int run;

  /** The memory at this age, in readings. */
  double memory() {
    return Math.min((double) readings, MEMORY);
  }

  /** The spread, never 0. */
  double scale(double value) {
    return spread + 1e-9 * (Math.abs(slow) + Math.abs(value)) + 1e-12;
  }

  void begin(double value) {
    readings = 1;
    slow = value;
    mean4 = value;
    mean16 = value;
    mean64 = value;
    median = value;
    last = value;
  }

  /** Learns what the fast parts look at. */
  void learnFast(double value, double scale) {
    double away = value - median;
    double step = Math.max(medianDeviation, 0.1 * scale);
    double rate = Math.max(FAST, 1.0 / readings);
    double size = Math.abs(away);
    median += 2 * rate * Math.max(-step, Math.min(step, away));
    if (size > medianDeviation) {
      medianDeviation += rate * Math.min(size - medianDeviation, step);
    } else {
      medianDeviation *= 1 - rate;
    }
    double jump = Math.abs(value - mean4) / scale;
    mean4 += part(4) * (value - mean4);
    mean16 += part(16) * (value - mean16);
    mean64 += part(64) * (value - mean64);
    noise64 += part(64) * (jump - noise64);
    double diff = Math.abs(value - last);
    double bounded = readings < 10 ? diff : Math.min(diff, MOST * usualStep);
    usualStep += (bounded - usualStep) / memory();
    run = diff <= 1e-9 * Math.abs(value) ? Math.min(run + 1, 1_000_000) : 0;
    lastStep = value - last;
    last = value;
  }

  /** Learns what all is measured by, after the parts have judged. */
  void learnSlow(double value, double scale) {
    double away = value - slow;
    double most = MOST * scale;
    slow += Math.max(-most, Math.min(most, away)) / memory();
    spread += (Math.min(Math.abs(away), most) - spread) / memory();
    usualNoise += (logNoise() - usualNoise) / memory();
  }

  /** The logarithm of how much readings scatter; rounding of 2 % of the spread is none. */
  double logNoise() {
    return StrictMath.log(noise64 + 0.02);
  }

  private double part(double span) {
    return Math.max(1 / span, 1.0 / readings);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(readings);
    out.writeDouble(slow);
    out.writeDouble(spread);
    out.writeDouble(mean4);
    out.writeDouble(mean16);
    out.writeDouble(mean64);
    out.writeDouble(median);
    out.writeDouble(medianDeviation);
    out.writeDouble(last);
    out.writeDouble(lastStep);
    out.writeDouble(usualStep);
    out.writeDouble(noise64);
    out.writeDouble(usualNoise);
    out.writeInt(run);
  }

  void read(DataInput in) throws IOException {
    readings = in.readLong();
    slow = in.readDouble();
    spread = in.readDouble();
    mean4 = in.readDouble();
    mean16 = in.readDouble();
    mean64 = in.readDouble();
    median = in.readDouble();
    medianDeviation = in.readDouble();
    last = in.readDouble();
    lastStep = in.readDouble();
    usualStep = in.readDouble();
    noise64 = in.readDouble();
    usualNoise = in.readDouble();
    run = in.readInt();
  }
}
