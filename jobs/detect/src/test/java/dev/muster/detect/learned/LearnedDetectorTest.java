package dev.muster.detect.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedDetectorTest {
  private static final long QUARTER = 900_000;
  private static final int DAY = 96;
  private static final int AT = 3000;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goesOnBitForBitFromItsBytes(boolean deep) {
    double[] values = noise(1);
    LearnedDetector whole = detector(deep);
    LearnedDetector kept = detector(deep);
    for (int i = 0; i < values.length; i++) {
      values[i] += i % 700 == 699 ? 40 : 0;
      double expected = whole.score(i * QUARTER, values[i]);
      assertThat(kept.score(i * QUARTER, values[i])).isEqualTo(expected);
      assertThat(kept.part()).isEqualTo(whole.part());
      kept = again(kept.toBytes(), deep);
    }
    assertThat(kept.toBytes()).isEqualTo(whole.toBytes());
  }

  @Test
  void keepsAsManyBytesForEveryMetric() {
    LearnedDetector light = detector(false);
    LearnedDetector deep = detector(true);
    for (double value : noise(2)) {
      light.score(0, value);
      deep.score(0, value);
    }
    assertThat(light.toBytes()).hasSize(LightDetector.SIZE).hasSizeLessThanOrEqualTo(256);
    assertThat(deep.toBytes()).hasSize(DeepDetector.SIZE).hasSizeLessThanOrEqualTo(8192);
  }

  @Test
  void refusesBytesOfAnotherVersion() {
    byte[] light = detector(false).toBytes();
    byte[] deep = detector(true).toBytes();
    light[0] = 2;
    deep[0] = 2;
    assertThatThrownBy(() -> LightDetector.of(light, Sensitivity.NORMAL))
        .hasMessage("These are not the bytes of a light detector.");
    assertThatThrownBy(() -> DeepDetector.of(deep, Sensitivity.NORMAL))
        .hasMessage("These are not the bytes of a deep detector.");
    assertThatThrownBy(() -> LightDetector.of(new byte[] {1}, Sensitivity.NORMAL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void learnsNothingFromWhatIsNoReading(boolean deep) {
    LearnedDetector detector = detector(deep);
    double[] values = noise(3);
    for (int i = 0; i < 200; i++) {
      detector.score(i * QUARTER, values[i]);
    }
    byte[] before = detector.toBytes();
    for (double none : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e151, -1e300}) {
      assertThat(detector.score(0, none)).isZero();
    }
    assertThat(detector.toBytes()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void findsAShiftAfterAPoisonedStart(boolean deep) {
    double[] values = noise(4);
    for (int i = 5; i < 100; i += 20) {
      values[i] += 1000;
    }
    for (int i = AT; i < values.length; i++) {
      values[i] += 10;
    }
    assertThat(alarms(deep, values)).anyMatch(i -> i >= AT && i < AT + 50);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void findsWhatChanged(boolean deep) {
    assertThat(partsFrom(deep, i -> i == AT ? 20 : 0, 10)).contains(Part.READING);
    assertThat(partsFrom(deep, i -> i >= AT ? 10 : 0, 60)).isNotEmpty();
    assertThat(partsFrom(deep, i -> i >= AT ? Math.min(10, (i - AT) / 100) : 0, 1100)).isNotEmpty();
  }

  @Test
  void findsAMetricThatDoesNotChangeAnyMore() {
    double[] values = noise(6);
    Arrays.fill(values, AT, AT + 100, values[AT]);
    assertThat(partsOf(detector(false), values, AT, AT + 100)).containsExactly(Part.STUCK);
  }

  @Test
  void findsNoiseThatTripled() {
    double[] values = noise(7);
    for (int i = AT; i < values.length; i++) {
      values[i] *= 3;
    }
    assertThat(partsOf(detector(false), values, AT, AT + 500)).isNotEmpty();
  }

  @Test
  void onlyTheDeepOneMissesADailyJump() {
    double[] values = noise(8);
    for (int i = 0; i < values.length; i++) {
      boolean byDay = i % DAY >= 32 && i % DAY < 72;
      values[i] += byDay && i / DAY != 40 ? 12 : 0;
    }
    int from = 40 * DAY + 32;
    assertThat(partsOf(detector(true), values, from, from + 40)).contains(Part.SEASON);
    assertThat(partsOf(detector(false), values, from, from + 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isQuietOnNoise(boolean deep) {
    int alarms = 0;
    for (int seed = 20; seed < 30; seed++) {
      alarms += alarms(deep, noise(seed)).size();
    }
    assertThat(alarms).as("in 50,000 readings").isLessThanOrEqualTo(30);
  }

  @Test
  void isMoreSensitiveWhereItIsAskedToBe() {
    int quiet = count(Sensitivity.QUIET);
    int normal = count(Sensitivity.NORMAL);
    int sensitive = count(Sensitivity.SENSITIVE);
    assertThat(quiet).isLessThan(normal);
    assertThat(normal).isLessThan(sensitive);
  }

  @Test
  void raisesOneAlarmForOneCause() {
    double[] values = noise(9);
    for (int i = AT; i < AT + 20; i++) {
      values[i] += 30;
    }
    assertThat(alarms(false, values)).filteredOn(i -> i >= AT && i < AT + 20).hasSize(1);
  }

  @Test
  void saysWhatItExpectedAndSaw() {
    double[] values = noise(10);
    values[AT] = 60;
    LearnedDetector detector = detector(false);
    double score = 0;
    for (int i = 0; i <= AT; i++) {
      score = detector.score(i * QUARTER, values[i]);
    }
    assertThat(score).isGreaterThanOrEqualTo(0.5).isLessThan(1);
    assertThat(detector.part()).isEqualTo(Part.READING);
    assertThat(detector.observed()).isEqualTo(60);
    assertThat(detector.expectedLow()).isBetween(-30.0, 0.0);
    assertThat(detector.expectedHigh()).isBetween(0.0, 30.0);
  }

  private static int count(Sensitivity sensitivity) {
    int alarms = 0;
    for (int seed = 50; seed < 60; seed++) {
      LearnedDetector detector = new LightDetector(sensitivity);
      Random random = new Random(seed);
      for (int i = 0; i < 5000; i++) {
        double heavy = random.nextGaussian() / Math.max(0.05, Math.abs(random.nextGaussian()));
        alarms += detector.score(i * QUARTER, heavy) >= 0.5 ? 1 : 0;
      }
    }
    return alarms;
  }

  private static List<Part> partsFrom(boolean deep, DoubleUnaryOperator fault, int within) {
    double[] values = noise(5);
    for (int i = 0; i < values.length; i++) {
      values[i] += fault.applyAsDouble(i);
    }
    return partsOf(detector(deep), values, AT, AT + within);
  }

  private static List<Part> partsOf(LearnedDetector detector, double[] values, int from, int to) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < to; i++) {
      if (detector.score(i * QUARTER, values[i]) >= 0.5 && i >= from) {
        parts.add(detector.part());
      }
    }
    return parts;
  }

  private static List<Integer> alarms(boolean deep, double[] values) {
    List<Integer> alarms = new ArrayList<>();
    LearnedDetector detector = detector(deep);
    for (int i = 0; i < values.length; i++) {
      if (detector.score(i * QUARTER, values[i]) >= 0.5) {
        alarms.add(i);
      }
    }
    return alarms;
  }

  private static LearnedDetector detector(boolean deep) {
    return deep ? new DeepDetector(Sensitivity.NORMAL) : new LightDetector(Sensitivity.NORMAL);
  }

  private static LearnedDetector again(byte[] bytes, boolean deep) {
    return deep
        ? DeepDetector.of(bytes, Sensitivity.NORMAL)
        : LightDetector.of(bytes, Sensitivity.NORMAL);
  }

  private static double[] noise(long seed) {
    return new Random(seed).doubles(5000, 0, 1).map(LearnedDetectorTest::normal).toArray();
  }

  /** Nearly normal by the logistic curve, with the deviation 1. */
  private static double normal(double uniform) {
    double inner = Math.min(0.999999, Math.max(0.000001, uniform));
    return Math.log(inner / (1 - inner)) / 1.814;
  }
}
