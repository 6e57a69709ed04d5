package dev.muster.detect.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A reading every 1.4 seconds or so; a day of the sensors lasts 72 seconds. */
class LevelJudgeTest {
  private static final int SEEDS = 300;
  private static final long CADENCE = 4_000;

  @Test
  void findsNothingInTheDaysOfSoundSensors() {
    for (Sensor sensor : List.of(Sensor.POWER, Sensor.TEMPERATURE, Sensor.VOLTAGE, Sensor.PULSE)) {
      for (int seed = 0; seed < SEEDS; seed++) {
        assertThat(new Run(seed).until(300, sensor).found).as("seed %s", seed).isEmpty();
      }
    }
  }

  @Test
  void findsAJumpAtItsFirstReadingAndThatItIsOver() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Run run = new Run(seed).until(30, Sensor.VOLTAGE);
      run.until(34, (day, noise) -> 5 * Sensor.VOLTAGE.read(day, noise));
      assertThat(run.kinds()).as("seed %s", seed).containsExactly("LEVEL RAISED");
      run.until(60, Sensor.VOLTAGE);
      assertThat(run.kinds()).containsExactly("LEVEL RAISED", "LEVEL CLEARED");
    }
  }

  @Test
  void findsAJumpAfterOneStrayReadingAmongThoseThatItLearnedFrom() {
    for (int seed = 0; seed < SEEDS; seed++) {
      int stray = seed % LevelSettings.DEFAULT.learning();
      double value = seed % 2 == 0 ? 100 : -80;
      Run run = new Run(seed);
      run.until(90, (day, noise) -> run.baseline.readings == stray ? value : 21 + day + noise / 8);
      assertThat(run.found).as("seed %s", seed).isEmpty();
      run.until(92, (day, noise) -> 0.9 * value);
      assertThat(run.kinds()).as("seed %s", seed).containsExactly("LEVEL RAISED");
    }
  }

  @Test
  void doesNotCallAReadingStrayThatIsAsFarAsOthers() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Run run = new Run(seed);
      run.until(90, (day, noise) -> run.baseline.readings % 6 == 3 ? 100 : 21 + noise / 8);
      assertThat(run.found).as("seed %s", seed).isEmpty();
    }
  }

  @Test
  void findsEachOfSeveralJumpsThatArriveAtOnce() {
    Run run = new Run(1).until(30, Sensor.VOLTAGE);
    run.arrivesAt = 200_000L;
    run.until(32, (day, noise) -> 20).until(36, Sensor.VOLTAGE);
    run.until(38, (day, noise) -> 20).until(42, Sensor.VOLTAGE);
    run.arrivesAt = 200_001L;
    run.until(44, (day, noise) -> 20);
    assertThat(run.kinds())
        .containsExactly(
            "LEVEL RAISED", "LEVEL CLEARED", "LEVEL RAISED", "LEVEL CLEARED", "LEVEL RAISED");
    assertThat(run.onsets).containsExactly(200_000L, 200_000L, 200_001L, 200_001L, 200_002L);
  }

  @Test
  void findsEachOfSeveralStuckRunsThatArriveAtOnce() {
    Run run = new Run(1).until(30, Sensor.POWER);
    run.arrivesAt = 200_000L;
    double frozen = run.last;
    run.until(50, (day, noise) -> frozen).until(55, Sensor.POWER);
    double again = run.last;
    run.until(75, (day, noise) -> again).until(80, Sensor.POWER);
    assertThat(run.kinds())
        .containsExactly("STUCK RAISED", "STUCK CLEARED", "STUCK RAISED", "STUCK CLEARED");
    assertThat(run.onsets.get(0)).isEqualTo(run.onsets.get(1));
    assertThat(run.onsets.get(2)).isEqualTo(run.onsets.get(3)).isGreaterThan(run.onsets.get(0));
  }

  @Test
  void findsADriftThatOutrunsTheDay() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Run run = new Run(seed).until(28, Sensor.TEMPERATURE);
      double from = run.now;
      run.until(
          64, (day, noise) -> Sensor.TEMPERATURE.read(day, noise) * (1 + 0.05 * (run.now - from)));
      assertThat(run.kinds()).as("seed %s", seed).containsExactly("DRIFT RAISED");
    }
  }

  @Test
  void findsAReadingThatDoesNotChangeAnyMoreAndThatItDoesAgain() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Run run = new Run(seed).until(30, Sensor.POWER);
      double frozen = run.last;
      run.until(50, (day, noise) -> frozen).until(55, Sensor.POWER);
      assertThat(run.kinds()).as("seed %s", seed).containsExactly("STUCK RAISED", "STUCK CLEARED");
    }
  }

  @Test
  void callsNothingStuckThatOftenRepeatsItself() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Run run = new Run(seed).until(600, (day, noise) -> Math.rint(21 + 3 * day));
      assertThat(run.kinds()).as("seed %s", seed).doesNotContain("LEVEL RAISED", "DRIFT RAISED");
    }
    Run constant = new Run(1).until(600, (day, noise) -> 1);
    assertThat(constant.found).as("what never varied has no normal spread").isEmpty();
  }

  @Test
  void findsNoJumpInAValueThatWentOnWhileNobodyHeard() {
    for (Sensor sensor : List.of(Sensor.POWER, Sensor.HUMIDITY, Sensor.VOLTAGE, Sensor.PULSE)) {
      for (int seed = 0; seed < SEEDS; seed++) {
        Run run = new Run(seed);
        run.now = seed % 72;
        run.until(run.now + 20 + seed % 20, sensor);
        run.now += 9 + seed % 12;
        assertThat(run.until(300, sensor).kinds())
            .as("seed %s", seed)
            .doesNotContain("LEVEL RAISED");
      }
    }
  }

  @Test
  void acceptsALevelThatLasts() {
    Run run = new Run(1).until(30, Sensor.VOLTAGE);
    run.until(900, (day, noise) -> 12 + noise / 20).until(1_200, (day, noise) -> 12 + noise / 20);
    assertThat(run.kinds()).containsExactly("LEVEL RAISED", "LEVEL CLEARED");
  }

  @Test
  void doesNotJudgeWhatWasMeasuredBefore() {
    Run run = new Run(1).until(30, Sensor.VOLTAGE);
    long readings = run.baseline.readings;
    run.late(20, 99);
    assertThat(run.found).isEmpty();
    assertThat(run.baseline.readings).isEqualTo(readings);
  }

  @Test
  void keepsJudgingACopyAsTheOriginal() {
    Run run = new Run(3).until(30, Sensor.POWER);
    assertThat(run.baseline.copy()).usingRecursiveComparison().isEqualTo(run.baseline);
    assertThat(run.baseline).hasToString("Normal[redacted]");
  }

  /** What is read at a time of day from -1 to 1, with noise from -2.5 to 2.5. */
  private interface Sensor {
    Sensor POWER = (day, noise) -> 420 + 260 * day + 40 * noise;
    Sensor TEMPERATURE = (day, noise) -> 21 + 3 * day + 0.4 * noise;
    Sensor HUMIDITY = (day, noise) -> 50 + 9 * day + 0.4 * noise;
    Sensor VOLTAGE = (day, noise) -> 3.7 + 0.05 * noise;
    Sensor PULSE = (day, noise) -> 68 + 9 * day + 14 * noise;

    double read(double day, double noise);
  }

  /** One sensor over time. */
  private static final class Run {
    final List<String> found = new ArrayList<>();
    final List<Long> onsets = new ArrayList<>();
    final MetricBaseline baseline = new MetricBaseline();
    private final SplittableRandom random;
    private final double offset;
    private final LevelJudge judge = new LevelJudge(LevelSettings.DEFAULT, change -> found(change));
    double now;
    double last;

    /** When everything arrives; null for at once. */
    Long arrivesAt;

    Run(long seed) {
      random = new SplittableRandom(seed);
      offset = 4 * (random.nextDouble() - 0.5);
    }

    Run until(double second, Sensor sensor) {
      for (; now < second; now += 1.4 * (0.8 + 0.4 * random.nextDouble())) {
        double day = Math.sin(2 * Math.PI * now / 72);
        last = Math.round(1e4 * sensor.read(day, offset + random.nextDouble() - 0.5)) / 1e4;
        long time = Math.round(now * 1_000);
        judge.judge(
            baseline, new Sample(time, last, arrivesAt == null ? time : arrivesAt, 0, CADENCE));
      }
      return this;
    }

    void late(double second, double value) {
      long time = Math.round(second * 1_000);
      judge.judge(baseline, new Sample(time, value, Math.round(now * 1_000), 0, CADENCE));
    }

    List<String> kinds() {
      return found.stream().map(text -> text.split(" at ")[0]).toList();
    }

    private void found(LevelChange change) {
      onsets.add(change.onset());
      found.add(change.kind() + " " + change.state() + " at " + (long) now);
    }
  }
}
