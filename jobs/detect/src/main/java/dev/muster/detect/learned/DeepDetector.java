package dev.muster.detect.learned;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The detector for metrics that ask for it: the parts of {@link LightDetector}, and three that know
 * the time of day and the day of the week (UTC) and look further back.
 */
public final class DeepDetector implements LearnedDetector {
  /** Bytes of the stored form. */
  public static final int SIZE =
      1 + LightDetector.SIZE + SeasonalProfile.SIZE + 3 * OwnMean.SIZE + 2 * 8 + 18 + 2 * 14;

  private static final byte VERSION = 1;

  private final LightDetector light;
  private final SeasonalProfile profile = new SeasonalProfile();
  private final PeakThreshold season = new PeakThreshold(7, 3, 20);
  private final PeakThreshold seasonShift = new PeakThreshold(6, 2, PeakThreshold.SLOW);
  private final PeakThreshold drift = new PeakThreshold(6, 2, PeakThreshold.SLOW);
  private final OwnMean usualError = new OwnMean();
  private final OwnMean usualSeasonShift = new OwnMean();
  private final OwnMean usualDrift = new OwnMean();
  private double mean256;
  private double error16;

  /** A detector that knows nothing yet. */
  public DeepDetector(Sensitivity sensitivity) {
    this(new LightDetector(sensitivity));
  }

  private DeepDetector(LightDetector light) {
    this.light = light;
  }

  /**
   * A detector that goes on where the bytes were taken.
   *
   * @throws IllegalArgumentException if they are not those of such a detector
   */
  public static DeepDetector of(byte[] bytes, Sensitivity sensitivity) {
    if (bytes.length != SIZE || bytes[0] != VERSION) {
      throw new IllegalArgumentException("These are not the bytes of a deep detector.");
    }
    DeepDetector detector = new DeepDetector(sensitivity);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.readByte();
      detector.light.read(in);
      detector.profile.read(in);
      detector.mean256 = in.readDouble();
      detector.error16 = in.readDouble();
      for (OwnMean mean : detector.means()) {
        mean.read(in);
      }
      for (PeakThreshold threshold : detector.thresholds()) {
        threshold.read(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return detector;
  }

  @Override
  public double score(long time, double value) {
    if (LightDetector.isAbsurd(value)) {
      light.verdict.clear();
      return 0;
    }
    double slow = light.levels.readings == 0 ? value : light.levels.slow;
    light.judge(value);
    if (light.levels.readings > 1) {
      double scale = light.levels.scale(value);
      judgeDrift(value, scale);
      judgeSeason(time, value, slow, scale);
    } else {
      mean256 = value;
    }
    light.learn(value);
    return light.conclude();
  }

  private void judgeDrift(double value, double scale) {
    Levels l = light.levels;
    mean256 += Math.max(1 / 256.0, 1.0 / l.readings) * (value - mean256);
    double unit = usualDrift.scale() * scale;
    double ratio = usualDrift.ratio(Math.abs(l.mean64 - mean256) / scale, l.memory());
    double excess = light.ask(drift, ratio);
    double width = unit * drift.ratio();
    light.verdict.take(Part.DRIFT, excess, mean256 - width, mean256 + width, l.mean64);
  }

  private void judgeSeason(long time, double value, double slow, double scale) {
    profile.take(time, (value - slow) / scale);
    if (!profile.known) {
      return;
    }
    double memory = light.levels.memory();
    double unit = usualError.scale();
    usualError.ratio(Math.abs(profile.error), memory);
    double excess = light.ask(season, Math.abs(profile.outside) / unit);
    double width = unit * season.ratio();
    light.verdict.take(
        Part.SEASON,
        excess,
        slow + scale * (profile.low - width),
        slow + scale * (profile.high + width),
        value);

    error16 += (profile.error - error16) / 16;
    unit = usualSeasonShift.scale();
    excess = light.ask(seasonShift, usualSeasonShift.ratio(Math.abs(error16), memory));
    width = unit * seasonShift.ratio() * scale;
    double expected = value - error16 * scale;
    light.verdict.take(Part.SEASON_SHIFT, excess, expected - width, expected + width, value);
  }

  @Override
  public Part part() {
    return light.part();
  }

  @Override
  public double expectedLow() {
    return light.expectedLow();
  }

  @Override
  public double expectedHigh() {
    return light.expectedHigh();
  }

  @Override
  public double observed() {
    return light.observed();
  }

  @Override
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(SIZE);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      light.write(out);
      profile.write(out);
      out.writeDouble(mean256);
      out.writeDouble(error16);
      for (OwnMean mean : means()) {
        mean.write(out);
      }
      for (PeakThreshold threshold : thresholds()) {
        threshold.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private OwnMean[] means() {
    return new OwnMean[] {usualError, usualSeasonShift, usualDrift};
  }

  private PeakThreshold[] thresholds() {
    return new PeakThreshold[] {season, seasonShift, drift};
  }
}
