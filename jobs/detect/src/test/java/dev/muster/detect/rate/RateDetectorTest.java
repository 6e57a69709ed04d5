package dev.muster.detect.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.detect.finding.Finding;
import dev.muster.message.MessageType;
import dev.muster.verify.Contact;
import dev.muster.verify.VerdictReason;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A device that speaks every 0.7 seconds or so. */
class RateDetectorTest {
  private static final int SEEDS = 300;
  private static final long T = 1_767_225_600L;

  @Test
  void findsNothingInNormalRunning() {
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(new Run(seed).speaks(600, 0.7).found).as("seed %s", seed).isEmpty();
    }
  }

  @Test
  void findsABurstAndItsEnd() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Run run = new Run(seed).speaks(25, 0.7).speaks(31, 0.7 / 12);
      assertThat(run.found).as("seed %s", seed).containsExactly("RAISED");
      assertThat(run.last.observation().deviation()).isGreaterThan(5);
      run.speaks(50, 0.7);
      assertThat(run.found).containsExactly("RAISED", "CLEARED");
    }
  }

  @Test
  void takesWhatWasBufferedInAPauseAsOwed() {
    Run run = new Run(1).speaks(25, 0.7);
    run.now += 40;
    for (int message = 0; message < 57; message++) {
      run.speak();
    }
    assertThat(run.speaks(100, 0.7).found).isEmpty();
  }

  @Test
  void takesBunchesOfAStalledPathAsOwed() {
    Run run = new Run(1).speaks(25, 0.7);
    for (int bunch = 0; bunch < 50; bunch++) {
      run.now += 7;
      for (int message = 0; message < 10; message++) {
        run.speak();
      }
    }
    assertThat(run.found).isEmpty();
  }

  @Test
  void doesNotTakeAStutterAtTheStartForTheRate() {
    Run run = new Run(1).speaks(1.5, 1 / 20.0).speaks(2.5, 1 / 65.0);
    assertThat(run.speaks(60, 1 / 31.0).found).isEmpty();
  }

  @Test
  void forgivesAFastDeviceThatCatchesUpAfterASlowStart() {
    Run run = new Run(1);
    int[] messages = {
      1, 2, 4, 7, 4, 12, 19, 44, 52, 18, 27, 54, 32, 47, 46, 14, 40, 58, 0, 0, 0, 0, 16
    };
    for (int second = 0; second < messages.length; second++) {
      run.now = second;
      run.speaks(second + 1, 1.0 / Math.max(1e-3, messages[second]));
    }
    assertThat(run.speaks(120, 1 / 31.0).found).isEmpty();
    assertThat(run.speaks(126, 1 / 372.0).found).containsExactly("RAISED");
  }

  @Test
  void doesNotTakeAPauseForTheRate() {
    for (int before = 1; before < 20; before++) {
      Run run = new Run(before).speaks(before * 0.65, 0.65);
      run.now += 22;
      assertThat(run.speaks(100, 0.65).found).as("%s messages before", before).isEmpty();
      assertThat(run.speaks(112, 0.65 / 12).found).containsExactly("RAISED");
    }
  }

  @Test
  void forgivesAMachineThatStartsSlowly() {
    for (int[] messages :
        List.of(
            new int[] {3, 2, 2, 4, 4, 5, 6, 9, 41, 48, 38, 29, 35, 38, 42, 33, 51, 32, 37, 72, 43},
            new int[] {3, 4, 6, 9, 14, 37, 64, 20, 23, 73, 19, 27, 93, 32, 8})) {
      Run run = new Run(1);
      for (int second = 0; second < messages.length; second++) {
        run.now = second;
        run.speaks(second + 1, 1.0 / messages[second]);
      }
      assertThat(run.speaks(120, 1 / 31.0).found).isEmpty();
    }
  }

  /** Whenever its messages have to wait, how long, and how often: they are sent in their time. */
  @Test
  void accusesNobodyWhoseMessagesWaited() {
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom outages = new SplittableRandom(seed);
      for (double interval : new double[] {0.04, 0.3, 0.7, 2}) {
        Run run = new Run(seed);
        while (run.now < 200) {
          run.speaksInTime(run.now + outages.nextDouble(1, 30), interval);
          run.waits(outages.nextDouble(1, 40), interval);
        }
        assertThat(run.found).as("seed %s, every %s s", seed, interval).isEmpty();
      }
    }
  }

  @Test
  void findsABurstAfterAPauseThatTheDeviceDoesNotSayItWasSentIn() {
    Run run = new Run(1).speaksInTime(8, 0.7);
    run.now += 20;
    for (int message = 0; message < 90; message++) {
      run.speak(run.now);
    }
    assertThat(run.found).containsExactly("RAISED");
  }

  /** A clock may say anything: no more time passes by it than passed. */
  @Test
  void findsABurstOfOneWhoseClockRunsAhead() {
    for (double step : new double[] {0.7, 10, -10}) {
      Run run = new Run(1).speaksInTime(60, 0.7);
      double clock = run.now;
      for (int message = 0; message < 100; message++) {
        run.now += 0.01;
        clock += step;
        run.speak(clock);
      }
      assertThat(run.found).as("%s s each", step).containsExactly("RAISED");
    }
  }

  @Test
  void getsUsedToARateThatGrowsSlowly() {
    Run run = new Run(1).speaks(100, 0.7);
    for (double interval = 0.7; interval > 0.1; interval *= 0.95) {
      run.speaks(run.now + 60, interval);
    }
    assertThat(run.found).isEmpty();
  }

  private static final class Run {
    final List<String> found = new ArrayList<>();
    private final SplittableRandom random;
    private final RateDetector detector =
        new RateDetector(RateSettings.DEFAULT, finding -> found(finding));
    private RateBaseline baseline;
    private long offset;
    double now;
    Finding last;

    Run(long seed) {
      random = new SplittableRandom(seed);
    }

    Run speaks(double until, double interval) {
      while (now < until) {
        speak();
        now += interval * (0.8 + 0.4 * random.nextDouble());
      }
      return this;
    }

    /** By its own clock too, which is an hour slow. */
    Run speaksInTime(double until, double interval) {
      while (now < until) {
        speak(now - 3_600);
        now += interval * (0.8 + 0.4 * random.nextDouble());
      }
      return this;
    }

    /** Its messages are kept back for a while and come all at once. */
    void waits(double seconds, double interval) {
      double sent = now;
      now += seconds;
      for (; sent < now; sent += interval * (0.8 + 0.4 * random.nextDouble())) {
        speak(sent - 3_600);
      }
    }

    void speak() {
      speak(-T);
    }

    /** Speaks at a second by its own clock. */
    void speak(double clock) {
      offset++;
      baseline =
          detector.judge(
              baseline,
              new Contact(
                  new Origin("muster.telemetry", 0, offset, Math.round((T + now) * 1_000)),
                  DEVICE,
                  1,
                  offset,
                  (long) Math.floor(T + clock),
                  VerdictReason.ACCEPTED,
                  MessageType.TELEMETRY,
                  null));
    }

    private void found(Finding finding) {
      last = finding;
      found.add(finding.state().name());
    }
  }

  private static final DeviceRecord DEVICE =
      DeviceRecord.of("pump-1", "c").cadenceSeconds(3).build();
}
