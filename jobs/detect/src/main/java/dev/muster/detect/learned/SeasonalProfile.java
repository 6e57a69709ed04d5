package dev.muster.detect.learned;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What each quarter of an hour of the day usually brings, and each hour of the week beside it. */
final class SeasonalProfile {
  private static final int QUARTERS = 96;
  private static final int HOURS = 168;

  /** Bytes of the stored form. */
  static final int SIZE = 5 * QUARTERS + 5 * HOURS + 2 + 2 + 2;

  /** Days after which a quarter is believed: one tells nothing of what recurs. */
  private static final int KNOWN = 2;

  /** One reading moves a profile by at most this many spreads. */
  private static final double MOST = 6;

  private final float[] day = new float[QUARTERS];
  private final byte[] days = new byte[QUARTERS];
  private final float[] week = new float[HOURS];
  private final byte[] weeks = new byte[HOURS];
  private int lastHour = -1;
  private int inHour;
  private int perHour = 1;

  /** Whether the last reading's time of day was known. */
  boolean known;

  /** By how many spreads the last reading lay away from what was expected. */
  double error;

  /** The same, but nothing where the quarters before or after expect it. */
  double outside;

  double low;
  double high;

  /**
   * Compares a reading with its time, then learns it.
   *
   * @param millis milliseconds since 1970
   * @param z the reading in spreads from the mean of all
   */
  void take(long millis, double z) {
    long seconds = Math.floorDiv(millis, 1000L);
    double quarter = Math.floorMod(seconds, 86_400L) / 900.0;
    int bin = (int) quarter;
    int hour = (int) (Math.floorMod(seconds, 604_800L) / 3600);
    double base = base(bin, quarter);
    double shift = shift(hour);
    known = days[bin] >= KNOWN;
    error = z - base - shift;
    range(bin, shift);
    outside = z < low ? z - low : z > high ? z - high : 0;
    learn(bin, hour, z, base);
  }

  private double base(int bin, double quarter) {
    double from = quarter - 0.5;
    int first = Math.floorMod((int) Math.floor(from), QUARTERS);
    int second = (first + 1) % QUARTERS;
    if (days[first] > 0 && days[second] > 0) {
      double part = from - Math.floor(from);
      return day[first] * (1 - part) + day[second] * part;
    }
    return day[bin];
  }

  private double shift(int hour) {
    int seen = weeks[hour] - (hour == lastHour ? 1 : 0);
    return seen > 0 ? week[hour] * seen / (seen + 2.0) : 0;
  }

  private void range(int bin, double shift) {
    low = day[bin];
    high = day[bin];
    for (int beside = -1; beside <= 1; beside += 2) {
      int near = Math.floorMod(bin + beside, QUARTERS);
      if (days[near] > 0) {
        low = Math.min(low, day[near]);
        high = Math.max(high, day[near]);
      }
    }
    low += shift;
    high += shift;
  }

  private void learn(int bin, int hour, double z, double base) {
    days[bin] = (byte) Math.min(100, days[bin] + 1);
    day[bin] += (float) (Math.max(1.0 / days[bin], 1 / 32.0) * bounded(z - day[bin]));
    if (hour != lastHour) {
      weeks[hour] = (byte) Math.min(100, weeks[hour] + 1);
      lastHour = hour;
      inHour = 0;
    }
    inHour = Math.min(inHour + 1, Short.MAX_VALUE);
    double rate = Math.max(1.0 / ((double) weeks[hour] * perHour), 1.0 / (8.0 * perHour));
    week[hour] += (float) (rate * bounded(z - base - week[hour]));
    perHour = Math.max(perHour, inHour);
  }

  private static double bounded(double value) {
    return Math.max(-MOST, Math.min(MOST, value));
  }

  void write(DataOutput out) throws IOException {
    for (float each : day) {
      out.writeFloat(each);
    }
    out.write(days);
    for (float each : week) {
      out.writeFloat(each);
    }
    out.write(weeks);
    out.writeShort(lastHour);
    out.writeShort(inHour);
    out.writeShort(perHour);
  }

  void read(DataInput in) throws IOException {
    for (int i = 0; i < QUARTERS; i++) {
      day[i] = in.readFloat();
    }
    in.readFully(days);
    for (int i = 0; i < HOURS; i++) {
      week[i] = in.readFloat();
    }
    in.readFully(weeks);
    lastHour = in.readShort();
    inHour = in.readShort();
    perHour = in.readShort();
  }
}
