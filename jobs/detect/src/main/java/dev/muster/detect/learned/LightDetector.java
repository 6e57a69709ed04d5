package dev.muster.detect.learned;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The detector for every metric: {@value #SIZE} bytes of state and a fraction of a microsecond for
 * a reading, without allocation. Six parts look at a reading; each compares a ratio with the
 * largest ones of its own past.
 */
public final class LightDetector implements LearnedDetector {
  /** Bytes of the stored form. */
  public static final int SIZE = 1 + Levels.SIZE + 1 + 2 * OwnMean.SIZE + 2 * 18 + 4 * 14;

  private static final byte VERSION = 1;

  /** Readings after an alarm in which slow parts may still see its cause: one cause, one alarm. */
  private static final int COOL_DOWN = 100;

  /** Readings after an alarm in which quick parts may. */
  private static final int QUICK_COOL_DOWN = 30;

  /** Beyond this a square overflows, and no sensor measures it. */
  private static final double ABSURD = 1e150;

  /** Equal readings that say nothing yet. */
  private static final double SHORT_RUN = 8;

  private final PeakThreshold reading = new PeakThreshold(7, 3, 20);
  private final PeakThreshold spike = new PeakThreshold(5, 2, PeakThreshold.SLOW);
  private final PeakThreshold shift = new PeakThreshold(6, 2, PeakThreshold.SLOW);
  private final PeakThreshold level = new PeakThreshold(4, 2, PeakThreshold.SLOW);
  private final PeakThreshold noise = new PeakThreshold(4, 2, PeakThreshold.SLOW);
  private final PeakThreshold stuck = new PeakThreshold(4, 3, PeakThreshold.SLOW);
  private final OwnMean usualShift = new OwnMean();
  private final OwnMean usualLevel = new OwnMean();
  private final double margin;
  final Levels levels = new Levels();
  final Verdict verdict = new Verdict();
  private int coolDown;

  /** A detector that knows nothing yet. */
  public LightDetector(Sensitivity sensitivity) {
    this.margin = sensitivity.margin();
  }

  /**
   * A detector that goes on where the bytes were taken.
   *
   * @throws IllegalArgumentException if they are not those of such a detector
   */
  public static LightDetector of(byte[] bytes, Sensitivity sensitivity) {
    if (bytes.length != SIZE || bytes[0] != VERSION) {
      throw new IllegalArgumentException("These are not the bytes of a light detector.");
    }
    LightDetector detector = new LightDetector(sensitivity);
    try {
      detector.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return detector;
  }

  @Override
  public double score(long time, double value) {
    if (isAbsurd(value)) {
      verdict.clear();
      return 0;
    }
    judge(value);
    learn(value);
    return conclude();
  }

  /** Whether a reading is none: it teaches nothing. */
  static boolean isAbsurd(double value) {
    return !(Math.abs(value) <= ABSURD);
  }

  /** Lets the parts judge a reading. */
  void judge(double value) {
    verdict.clear();
    Levels l = levels;
    if (l.readings == 0) {
      l.begin(value);
      return;
    }
    l.readings++;
    if (l.spread == 0) {
      l.spread = Math.abs(value - l.slow);
    }
    double scale = l.scale(value);
    judgeReading(value, scale);
    l.learnFast(value, scale);
    judgeLevels(scale);
    judgeNoise(scale);
  }

  /** Learns a reading that was judged. */
  void learn(double value) {
    levels.learnSlow(value, levels.scale(value));
  }

  /** The score of what was judged. */
  double conclude() {
    double score = verdict.score();
    coolDown = score >= 0.5 ? COOL_DOWN : Math.max(0, coolDown - 1);
    return score;
  }

  /** Asks one more part. */
  double ask(PeakThreshold threshold, double ratio) {
    double excess = threshold.judge(ratio, levels.readings, levels.memory(), margin);
    boolean waits = coolDown > (threshold.isQuick() ? COOL_DOWN - QUICK_COOL_DOWN : 0);
    return waits ? Double.NaN : excess;
  }

  private void judgeReading(double value, double scale) {
    Levels l = levels;
    double unit = l.medianDeviation + 0.5 * scale;
    double excess = ask(reading, Math.abs(value - l.median) / unit);
    double width = unit * reading.ratio();
    verdict.take(Part.READING, excess, l.median - width, l.median + width, value);

    double step = value - l.last;
    double back = step * l.lastStep < 0 ? Math.min(Math.abs(step), Math.abs(l.lastStep)) : 0;
    double usual = l.usualStep + 1e-4 * scale;
    excess = ask(spike, back / usual);
    width = usual * spike.ratio();
    verdict.take(Part.SPIKE, excess, value - width, value + width, l.last);
  }

  private void judgeLevels(double scale) {
    Levels l = levels;
    double unit = usualShift.scale() * scale;
    double excess = ask(shift, usualShift.ratio(Math.abs(l.mean16 - l.mean64) / scale, l.memory()));
    double width = unit * shift.ratio();
    verdict.take(Part.SHIFT, excess, l.mean64 - width, l.mean64 + width, l.mean16);

    unit = usualLevel.scale() * scale;
    excess = ask(level, usualLevel.ratio(Math.abs(l.mean64 - l.slow) / scale, l.memory()));
    width = unit * level.ratio();
    verdict.take(Part.LEVEL, excess, l.slow - width, l.slow + width, l.mean64);
  }

  private void judgeNoise(double scale) {
    Levels l = levels;
    double usual = StrictMath.exp(l.usualNoise);
    double now = StrictMath.exp(l.logNoise());
    double excess = ask(noise, Math.max(now / usual, usual / now));
    double ratio = noise.ratio();
    verdict.take(Part.NOISE, excess, usual / ratio * scale, usual * ratio * scale, now * scale);

    excess = ask(stuck, l.run / SHORT_RUN);
    verdict.take(Part.STUCK, excess, 0, SHORT_RUN * stuck.ratio(), l.run);
  }

  @Override
  public Part part() {
    return verdict.part;
  }

  @Override
  public double expectedLow() {
    return verdict.low;
  }

  @Override
  public double expectedHigh() {
    return verdict.high;
  }

  @Override
  public double observed() {
    return verdict.observed;
  }

  @Override
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(SIZE);
    try {
      write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    levels.write(out);
    out.writeByte(coolDown);
    usualShift.write(out);
    usualLevel.write(out);
    for (PeakThreshold threshold : thresholds()) {
      threshold.write(out);
    }
  }

  void read(DataInput in) throws IOException {
    in.readByte();
    levels.read(in);
    coolDown = in.readUnsignedByte();
    usualShift.read(in);
    usualLevel.read(in);
    for (PeakThreshold threshold : thresholds()) {
      threshold.read(in);
    }
  }

  private PeakThreshold[] thresholds() {
    return new PeakThreshold[] {reading, spike, shift, level, noise, stuck};
  }
}
